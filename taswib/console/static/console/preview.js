// The notice as the public will see it, while it is being written. Without this script the preview button does it.
(() => {
  "use strict";
  const PAUSE = 350; // milliseconds without a key, so that a word is not interrupted
  const form = document.querySelector("form[data-preview]");
  const place = document.getElementById("preview");
  const said = document.querySelector("[data-preview-said]");
  if (!form || !place) return;
  form.querySelector("[data-without-script]")?.setAttribute("hidden", "");
  let timer = 0;
  let asked = 0;

  // The other place stays open, or closed, as the writer left it.
  function show(page) {
    const isOpen = place.querySelector("details")?.open;
    place.innerHTML = page;
    const other = place.querySelector("details");
    if (other && isOpen) other.open = true;
    if (said) said.textContent = said.dataset.previewSaid;
  }

  async function refresh() {
    const mine = ++asked;
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), redirect: "error" });
    const page = answer.ok ? await answer.text() : "";
    if (page && mine === asked) show(page);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (said) said.textContent = "";
    timer = setTimeout(() => refresh().catch(() => {}), PAUSE);
  });
})();

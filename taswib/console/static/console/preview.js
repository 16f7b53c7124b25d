// The notice as the public will see it, while it is being written. Without this script the preview button does it.
(() => {
  "use strict";
  const PAUSE = 350; // milliseconds without a key, so that a word is not interrupted
  const form = document.querySelector("form[data-preview]");
  const place = document.getElementById("preview");
  if (!form || !place) return;
  form.querySelector("[data-without-script]")?.setAttribute("hidden", "");
  let timer = 0;
  let asked = 0;

  async function refresh() {
    const mine = ++asked;
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), redirect: "error" });
    if (answer.ok && mine === asked) place.innerHTML = await answer.text();
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => refresh().catch(() => {}), PAUSE);
  });
})();

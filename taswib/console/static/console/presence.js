// Who else has this case open, and what they did since: asked again while the page is open and looked at.
(() => {
  "use strict";
  const PAUSE = 30000; // milliseconds
  const place = document.querySelector("[data-presence]");
  if (!place) return;
  const body = new URLSearchParams({ as_of: place.dataset.asOf });
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");

  async function ask() {
    if (document.hidden) return;
    const answer = await fetch(place.dataset.presence, { method: "POST", body, redirect: "error" });
    const words = answer.ok ? (await answer.text()).trim() : null;
    if (words !== null && words !== place.innerHTML.trim()) place.innerHTML = words;
  }

  setInterval(() => ask().catch(() => {}), PAUSE);
  document.addEventListener("visibilitychange", () => ask().catch(() => {}));
})();

// The receipt's buttons: they appear only where they work.
for (const row of document.querySelectorAll("[data-needs-script]")) row.hidden = false;
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) button.hidden = true;
  button.addEventListener("click", async () => {
    const groups = document.getElementById(button.dataset.copy).textContent.trim().split(/\s+/);
    await navigator.clipboard.writeText(groups.join("-"));
    button.textContent = button.dataset.done;
    button.setAttribute("aria-live", "polite");
  });
}
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
// What was kept on the device until it was sent is not needed any more.
for (const sent of document.querySelectorAll("[data-sent]")) {
  try { localStorage.removeItem(`taswib-draft ${sent.dataset.sent}`); } catch { /* a browser that keeps nothing */ }
}

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

// Keys for those who work here all day; every page works without them. They can be turned off (WCAG 2.1.4).
(() => {
  "use strict";
  const OFF = "taswib-keys-off";
  const hints = document.querySelector("[data-keys]");
  const lever = document.querySelector("[data-keys-switch]");
  let before = "";

  const isOff = () => localStorage.getItem(OFF) === "1";
  const isTyping = (element) => element.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
  const items = () => [...document.querySelectorAll("[data-list] [data-item]")];

  function step(by) {
    const all = items();
    if (!all.length) return;
    const here = all.findIndex((item) => item === document.activeElement || item.contains(document.activeElement));
    const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by));
    all[next].focus();
    all[next].scrollIntoView({ block: "nearest" });
  }

  function go(key) {
    const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
    if (link) location.assign(link.href);
    return Boolean(link);
  }

  function press(key) {
    const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!target) return false;
    target.matches("input") ? target.focus() : target.click();
    if (target.hash) document.querySelector(`${target.hash} :is(input[type=radio], textarea)`)?.focus();
    return true;
  }

  function showKeys() {
    hints?.scrollIntoView({ block: "end" });
    hints?.classList.toggle("keys-shown");
    lever?.focus();
    return Boolean(hints);
  }

  function act(key, after) {
    if (after === "g") return go(key);
    if (key === "j" || key === "k") return step(key === "j" ? 1 : -1), true;
    if (key === "?") return showKeys();
    return key !== "g" && press(key);
  }

  function hear(event) {
    if (isOff() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const done = act(event.key, before);
    before = event.key === "g" && !done ? "g" : "";
    if (done) event.preventDefault();
  }

  function label() {
    lever.textContent = isOff() ? lever.dataset.on : lever.dataset.off;
  }

  document.addEventListener("keydown", hear);
  if (lever) {
    lever.hidden = false;
    label();
    lever.addEventListener("click", () => {
      localStorage.setItem(OFF, isOff() ? "0" : "1");
      label();
    });
  }
})();

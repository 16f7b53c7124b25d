// While somebody writes: whether a notice on this article says the same. Compared here; what is typed goes nowhere.
(() => {
  const form = document.querySelector("form[data-report-form]"), place = document.querySelector("[data-alike]"), known = [...document.querySelectorAll("[data-known]")];
  if (!form || !place || !known.length) return;

  const wordsOf = (text) => new Set((fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).map((one) => one.replace(/^[وفبكل]?ال|^لل/, "")).filter((one) => one.length > 3 || /\d\d/.test(one)));
  const shelves = known.map((one) => ({ one, words: wordsOf(one.textContent) }));

  // Three words of weight, a number counting for two.
  const alike = (typed, words) => [...typed].filter((one) => words.has(one)).reduce((sum, one) => sum + (/\d/.test(one) ? 2 : 1), 0);

  const look = () => {
    const typed = wordsOf(["wrong", "right", "quote"].map((name) => form.elements[name].value).join(" "));
    const [best] = shelves.map(({ one, words }) => ({ one, weight: alike(typed, words) })).sort((a, b) => b.weight - a.weight);
    const found = best.weight >= 3 ? best.one : null;
    if (found === place.shown) return;
    place.shown = found;
    place.hidden = !found;
    const copy = found ? [...found.cloneNode(true).childNodes] : [];
    place.querySelector("[data-list]").replaceChildren(...copy);
    for (const one of place.querySelectorAll("[data-list] [id]")) one.removeAttribute("id");
    for (const one of place.querySelectorAll("[data-list] [aria-labelledby]")) one.removeAttribute("aria-labelledby");
  };

  let wait = 0;
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(look, 300); });
  look();
})();

// On an article: words that are marked inside its passages, or a statement that is pressed, can be reported with one button.
(() => {
  const article = document.querySelector("[data-report]");
  if (!article) return;
  for (const words of document.querySelectorAll("[data-needs-script]")) words.hidden = false;
  const LONGEST = 1500, CONTEXT = 32;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button selection-button";
  button.textContent = article.dataset.label;
  button.hidden = true;
  document.body.append(button);
  let marked = null, statement = null;

  // The text of a passage up to a point in it, without the link that closes it and marks that are not its own.
  const before = (passage, node, offset) => {
    const range = document.createRange();
    range.setStart(passage, 0);
    range.setEnd(node, offset);
    const copy = range.cloneContents();
    copy.querySelectorAll(".passage-report, .hidden-mark").forEach((other) => other.remove());
    return copy.textContent;
  };

  // Half a word that was marked is meant as the word.
  const LETTER = /[\p{L}\p{M}\p{N}]/u;
  const joined = (text, at) => at > 0 && at < text.length && LETTER.test(text[at - 1]) && LETTER.test(text[at]);

  const words = (range) => {
    const parts = [];
    let prefix = "", suffix = "";
    for (const passage of article.querySelectorAll("[data-passage]")) {
      if (!range.intersectsNode(passage)) continue;
      const whole = before(passage, passage, passage.childNodes.length).trimEnd();
      const inside = (node) => passage.contains(node);
      let start = inside(range.startContainer) ? before(passage, range.startContainer, range.startOffset).length : 0;
      let end = inside(range.endContainer) ? before(passage, range.endContainer, range.endOffset).length : whole.length;
      if (!whole.slice(start, end).trim()) continue;
      while (joined(whole, start)) start -= 1;
      while (joined(whole, end)) end += 1;
      const part = whole.slice(start, end).trim();
      if (parts.length && parts.join("\n").length + part.length >= LONGEST) break;
      const first = whole.indexOf(part, start);
      if (!parts.length) prefix = whole.slice(Math.max(0, first - CONTEXT), first);
      suffix = whole.slice(first + part.length, first + part.length + CONTEXT);
      parts.push(part);
    }
    return parts.length ? { quote: parts.join("\n").slice(0, LONGEST), prefix, suffix } : null;
  };

  const parts = (number) => article.querySelectorAll(`[data-statement="${number}"]`);

  const choose = (number) => {
    for (const part of statement ? parts(statement) : []) part.classList.remove("said-chosen");
    statement = number;
    for (const part of statement ? parts(statement) : []) part.classList.add("said-chosen");
    button.textContent = statement ? article.dataset.statementLabel : article.dataset.label;
  };

  const hide = () => { choose(null); button.hidden = true; marked = null; };

  const place = (box) => {
    button.hidden = false;
    const room = document.documentElement.clientWidth - button.offsetWidth - 8;
    // Below the words: above them phones draw their own menu.
    button.style.top = `${window.scrollY + box.bottom + 12}px`;
    button.style.left = `${Math.max(8, Math.min(room, box.left + (box.width - button.offsetWidth) / 2))}px`;
  };

  const show = () => {
    const selection = document.getSelection();
    if (document.activeElement === button) return;
    if (!selection || selection.isCollapsed || !selection.rangeCount) return statement ? undefined : hide();
    choose(null);
    const range = selection.getRangeAt(0);
    marked = words(range);
    if (!marked) return hide();
    place(range.getBoundingClientRect());
  };

  const press = (event) => {
    if (button.contains(event.target) || event.target.closest("a") || !document.getSelection().isCollapsed) return;
    const part = event.target.closest("[data-statement]");
    if (!part || part.dataset.statement === statement) return hide();
    choose(part.dataset.statement);
    place([...parts(statement)].at(-1).getBoundingClientRect());
  };

  const send = () => {
    const selection = document.getSelection();
    // Whoever is quick presses before the button has followed the last of their words.
    if (selection && !selection.isCollapsed) marked = words(selection.getRangeAt(0)) ?? marked;
    if (!marked && !statement) return;
    const form = document.createElement("form");
    form.action = article.dataset.report;
    for (const [name, value] of Object.entries({ ...(marked ?? { statement }), revision: article.dataset.revision })) {
      const field = document.createElement("input");
      field.type = "hidden";
      field.name = name;
      field.value = value;
      form.append(field);
    }
    document.body.append(form);
    form.submit();
  };

  let wait = 0;
  document.addEventListener("selectionchange", () => { clearTimeout(wait); wait = setTimeout(show, 200); });
  article.addEventListener("click", press);
  document.addEventListener("keydown", (event) => {
    if (button.hidden) return;
    if (event.key === "Escape") { document.getSelection().removeAllRanges(); hide(); }
    // The button stands at the end of the page; from the marked words it is one Tab away.
    else if (event.key === "Tab" && !event.shiftKey && document.activeElement !== button) { event.preventDefault(); button.focus(); }
  });
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("blur", () => setTimeout(show, 0));
  button.addEventListener("click", send);
})();

// What floats beside words: the way to report those that were marked, or the notice on those that were pressed.
class Bubble extends House {
  show(box, name, ...children) {
    this.draw(h("section", { class: "bubble", "aria-label": name }, ...children));
    if (!this.isConnected) document.documentElement.append(this);
    const bubble = this.shadowRoot.querySelector(".bubble"), room = document.documentElement.clientWidth - bubble.offsetWidth - 8;
    // Below the words: above them phones draw their own menu.
    bubble.style.top = `${window.scrollY + box.bottom + 12}px`;
    bubble.style.left = `${window.scrollX + Math.max(8, Math.min(room, box.left + (box.width - bubble.offsetWidth) / 2))}px`;
  }

  hide() { this.remove(); }
  focus() { this.shadowRoot.querySelector("a")?.focus(); }
  get hasFocus() { return Boolean(this.shadowRoot.activeElement); }
}

const LONGEST = 1500, CONTEXT = 32;

// The words of a span, whole, within the article, with what stands around them. Null for none.
const quoteIn = ({ text }, [first, last], span) => {
  if (!span) return null;
  let [start, end] = [Math.max(first, span[0]), Math.min(last, span[1])];
  while (start < end && /\s/.test(text[start])) start += 1;
  while (start < end && /\s/.test(text[end - 1])) end -= 1;
  if (start >= end) return null;
  // Half a word that was marked is meant as the word.
  while (start > first && LETTER.test(text[start - 1]) && LETTER.test(text[start])) start -= 1;
  while (end < last && LETTER.test(text[end - 1]) && LETTER.test(text[end])) end += 1;
  end = Math.min(end, start + LONGEST);
  const cut = (from, to) => text.slice(Math.max(first, from), Math.min(last, to)).replace(/\s*\n\s*/g, "\n").replace(/[^\S\n]+/g, " ");
  return { quote: cut(start, end), prefix: cut(start - CONTEXT, start), suffix: cut(end, end + CONTEXT) };
};

// Words that somebody marks in the article can be reported: a link to the form on them stands beside them.
class Marking {
  constructor(widget) {
    this.widget = widget;
    document.addEventListener("selectionchange", () => {
      clearTimeout(this.waits);
      this.waits = setTimeout(() => this.look(), 200);
    });
    // The link stands at the end of the page; from the marked words it is one Tab away.
    document.addEventListener("keydown", (event) => {
      const { bubble } = this.widget;
      if (!bubble.isConnected || event.defaultPrevented) return;
      if (event.key === "Escape") bubble.hide();
      else if (event.key === "Tab" && !event.shiftKey && !bubble.hasFocus) {
        event.preventDefault();
        bubble.focus();
      }
    });
  }

  look() {
    const { bubble, words, host, region } = this.widget, selection = document.getSelection();
    if (bubble.hasFocus) return;
    const range = selection?.rangeCount && !selection.isCollapsed && region ? selection.getRangeAt(0) : null;
    const quote = range && quoteIn(host, region, host.spanOf(range));
    if (!quote) { if (!bubble.isNotice) bubble.hide(); return; }
    bubble.isNotice = false;
    // The words go behind the "#", which no browser sends anywhere: only the form's own page reads them.
    const link = away(words, `${this.widget.form("error")}#${new URLSearchParams(quote)}`, words.report, { class: "button" });
    link.addEventListener("pointerdown", (event) => event.preventDefault());
    bubble.show(range.getBoundingClientRect(), words.report, link);
  }
}

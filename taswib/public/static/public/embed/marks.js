// The places of the notices in the host's text: drawn without touching its elements, where the browser can.
const [MENDED, WRONG] = ["taswib-notice", "taswib-wrong"];
const CAN_DRAW = Boolean(globalThis.Highlight && CSS.highlights);

class Marks {
  constructor(widget) {
    this.widget = widget;
    this.places = new Map();
    if (CAN_DRAW) {
      const sheet = new CSSStyleSheet();
      const line = (name, colour) => `::highlight(${name}){text-decoration:underline 2px ${colour};text-underline-offset:.25em}`;
      sheet.replaceSync(line(MENDED, "#1b8a99") + line(WRONG, "#d0392f"));
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    }
    document.addEventListener("click", (event) => this.press(event));
  }

  // Find each notice's words: number → { range, says }.
  find(host, notices) {
    this.places.clear();
    for (const notice of notices) {
      const place = host && notice.was ? placeOfNotice(host, notice) : null;
      if (place) this.places.set(notice.number, { notice, says: place.says, range: host.range(place.start, place.end) });
    }
    if (CAN_DRAW) for (const name of [MENDED, WRONG]) this.draw(name);
  }

  draw(name) {
    const those = [...this.places.values()].filter(({ says }) => (says === "was") === (name === WRONG));
    if (those.length) CSS.highlights.set(name, new Highlight(...those.map(({ range }) => range)));
    else CSS.highlights.delete(name);
  }

  show(number) {
    const { range } = this.places.get(number), selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range.cloneRange());
    range.startContainer.parentElement?.scrollIntoView({ block: "center" });
  }

  // The notice on the words that were pressed.
  press(event) {
    const { bubble, words, language } = this.widget, path = event.composedPath();
    if (path.includes(bubble)) return;
    if (bubble.isNotice) { bubble.isNotice = false; bubble.hide(); }
    if (!document.getSelection().isCollapsed || path.some((one) => one.href)) return;
    const isHit = (box) => event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    const hit = [...this.places.values()].find(({ range }) => [...range.getClientRects()].some(isHit));
    if (!hit) return;
    bubble.isNotice = true;
    bubble.show(hit.range.getBoundingClientRect(), hit.notice.kind[language], noticeBox(words, hit.notice, language));
  }
}

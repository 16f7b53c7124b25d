// Elements without markup: nothing here is parsed as HTML, so a host's policy has nothing to forbid.
const h = (name, about, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(about ?? {})) {
    if (key === "click") element.addEventListener("click", value);
    else if (value != null && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(9).filter(Boolean));
  return element;
};

const SHEET = new CSSStyleSheet();
SHEET.replaceSync(LOOK);

// By the nearest `lang`; where the page has none, by its direction.
const languageOf = (element) => {
  const said = element.closest("[lang]")?.lang || document.documentElement.lang;
  return (said ? said.toLowerCase().startsWith("ar") : document.dir === "rtl") ? "ar" : "en";
};

// A closed house: the host's style stays out, ours stays in, and the host's language and direction come along.
class House extends HTMLElement {
  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
  }

  get language() { return languageOf(this); }
  get words() { return WORDS[this.language]; }

  draw(...children) {
    const direction = this.language === "ar" ? "rtl" : "ltr";
    this.shadowRoot.replaceChildren(h("div", { class: "house", lang: this.language, dir: direction }, ...children));
  }
}

const directionOf = (text) => (/^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufefc]/u.test(text) ? "rtl" : "ltr");
const said = (name, text, about) => h(name, { dir: directionOf(text), ...about }, text);

// A link to the desk's own pages: opened beside the article, told nothing of where it was pressed.
const away = (words, href, text, about) => h("a", { href, target: "_blank", rel: "noopener", referrerpolicy: "no-referrer", ...about },
  text, h("span", { class: "unseen" }, ` (${words.new})`));

// A notice in words: what it is, what stood, what stands, and the way to all of it.
const noticeBox = (words, notice, language, ...more) => h("div", { class: `notice ${notice.severity}` },
  h("p", { class: "head" }, h("strong", {}, notice.kind[language]), " ", h("span", { class: "quiet" }, notice.on[language])),
  notice.text && said("p", notice.text),
  (notice.was || notice.now) && h("dl", {},
    notice.was && [h("dt", { class: "was-said" }, words.was), said("dd", notice.was, { class: "was" })],
    notice.now && [h("dt", {}, words.now), said("dd", notice.now)]),
  h("p", { class: "foot" }, away(words, `${HOME}/corrections/${notice.number}?lang=${language}`, words.number.replace("%s", notice.number)), more));

// From the line in the host's page to the widget in it, again whenever the page becomes another.
const addressesOfPage = () => {
  const named = [SCRIPT.dataset.article, document.querySelector("link[rel=canonical]")?.href, document.querySelector("meta[property='og:url']")?.content];
  const whole = named.filter((one) => /^https?:\/\//.test(one ?? ""));
  return whole.length ? [...new Set(whole)].slice(0, 2) : [location.href.split("#")[0]];
};

const ASKED = new Map();
const statusOf = (addresses) => {
  const query = addresses.map((one) => `address=${encodeURIComponent(one)}`).join("&");
  if (!ASKED.has(query)) {
    const answer = fetch(`${HOME}/embed/status.json?${query}`, { credentials: "omit", referrerPolicy: "no-referrer" });
    ASKED.set(query, answer.then((one) => (one.ok ? one.json() : null)).catch(() => null));
  }
  return ASKED.get(query);
};

class Widget {
  constructor() {
    this.settle();
    this.bubble = h("taswib-bubble");
    this.marking = new Marking(this);
    this.marks = new Marks(this);
    this.turn();
    new MutationObserver(() => this.later()).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
  }

  get language() { return this.footer.language; }
  get words() { return WORDS[this.language]; }

  // Where the page has a place for it; or where the line stands; or behind the article.
  settle() {
    const given = document.querySelector("taswib-footer");
    if (given && given === this.footer) return;
    this.footer = given ?? h("taswib-footer");
    const article = document.querySelector("article, main, [role=main]") ?? document.body;
    if (given) return;
    if (document.body.contains(SCRIPT)) SCRIPT.after(this.footer);
    else article.append(this.footer);
  }

  // Lazily loaded text, and pages that become others without being loaded again. A page that never rests is looked at seldom.
  later() {
    this.waits ??= setTimeout(() => {
      this.waits = null;
      this.pause = Math.min(8000, this.pause * 1.5);
      this.settle();
      if (this.shown !== addressesOfPage().join(" ")) this.turn();
      else if (document.body.textContent.length !== this.length) this.read();
    }, this.pause);
  }

  async turn() {
    const addresses = addressesOfPage(), key = this.shown = addresses.join(" ");
    this.pause = 300;
    const status = await statusOf(addresses);
    if (key !== this.shown) return;
    this.status = status;
    if (status?.article) Memory.remember(status.article.slug, status.article.revision, status.latest, status.article.headline);
    this.read();
  }

  // Find the article's passages and the notices' words in what the page holds now.
  read() {
    const article = this.status?.article;
    this.length = document.body.textContent.length;
    this.host = article ? new HostText(document.body) : null;
    this.region = this.host && (this.host.regionOf(article.passages) ?? this.body());
    this.marks.find(this.host, this.status?.notices ?? []);
    this.bubble.lang = this.language;
    this.footer.tell({ status: this.status, marks: this.marks, form: (kind) => this.form(kind) });
  }

  // Where no passage is known again: what the page itself calls its article.
  body() {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector("[itemprop=articleBody], article, main, [role=main]") ?? document.body);
    return this.host.spanOf(range);
  }

  form(kind) {
    const article = this.status?.article, page = article ? `/a/${article.slug}/report?revision=${article.revision}` : `/report?address=${encodeURIComponent(addressesOfPage()[0])}`;
    return `${HOME}${page}&kind=${kind}&lang=${this.language}`;
  }
}

customElements.define("taswib-footer", Footer);
customElements.define("taswib-bubble", Bubble);
customElements.define("taswib-badge", Badge);
if (SCRIPT.dataset.only !== "badge") new Widget();

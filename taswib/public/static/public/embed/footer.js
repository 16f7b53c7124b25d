// The reader's footer under an article: its notices, the promise with its three ways, and what this browser remembers.
class Footer extends House {
  connectedCallback() {
    this.render();
    this.watch ??= new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) this.seen(); });
    this.watch.observe(this);
  }

  disconnectedCallback() { this.watch.disconnect(); }

  // `status` is the server's answer, `marks` the places that were found, `form(kind)` the form's address.
  tell(about) {
    Object.assign(this, about);
    if (this.isConnected && this.shown !== this.saying) this.render();
  }

  // All that the footer says is drawn from: what stays the same is not drawn again under somebody's fingers.
  get saying() {
    const places = [...(this.marks?.places ?? [])].map(([number, { says }]) => [number, says]);
    return JSON.stringify([this.language, this.status, places, this.recent, Memory.read(), this.form?.("error")]);
  }

  render() {
    const { words } = this;
    this.shown = this.saying;
    this.draw(h("section", { class: "footer", "aria-labelledby": "title" },
      this.missed(), this.notices(), h("h2", { id: "title" }, words.title), this.promise(),
      this.status?.article && h("p", { class: "quiet" }, words.hint), this.remembered()));
  }

  promise() {
    const { words, language } = this, form = this.form ?? (() => `${HOME}/?lang=${language}`);
    const ways = [form("error"), form("complaint"), `${HOME}/follow?lang=${language}`];
    return h("p", { class: "promise" }, words.promise.split(/[[\]]/).map((part, index) => (index % 2 ? away(words, ways.shift(), part) : part)));
  }

  notices() {
    const { words, language } = this, notices = this.status?.notices ?? [];
    return notices.length > 0 && h("div", { class: "notices" }, h("h2", {}, words.notices),
      notices.map((notice) => noticeBox(words, notice, language, this.way(notice.number))));
  }

  way(number) {
    const place = this.marks?.places.get(number);
    return place && [
      h("button", { type: "button", class: "plain", click: () => this.marks.show(number) }, this.words.show),
      place.says === "was" && h("span", { class: "alarm" }, this.words.stands),
    ];
  }

  // Asked for only where somebody sees it, and only if there is anything to compare: the same file for every reader.
  async seen() {
    this.watch.disconnect();
    if (!Memory.entries.length) return;
    const answer = await fetch(`${HOME}/corrections/recent.json`, { credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => null);
    if (!answer?.ok) return;
    this.recent = await answer.json();
    this.render();
  }

  missed() {
    const { words, language } = this, here = this.status?.article?.slug;
    const missed = this.recent ? Memory.missed(this.recent.notices).filter((one) => one.slug !== here) : [];
    const noted = () => { Memory.told(this.recent.latest); this.render(); };
    return missed.length > 0 && h("div", { class: "missed", role: "status" }, h("h2", {}, words.missed),
      missed.slice(0, 5).map((one) => [said("p", words.in.replace("%s", one.headline)), noticeBox(words, one, language)]),
      h("button", { type: "button", class: "button", click: noted }, words.noted));
  }

  remembered() {
    const { words } = this, { entries, isOff } = Memory;
    const button = (text, act) => h("button", { type: "button", class: "plain", click: () => {
      act();
      this.render();
      this.shadowRoot.querySelector("summary").focus();
    } }, text);
    return h("details", { open: this.shadowRoot.querySelector("details")?.open }, h("summary", {}, words.memory), h("p", {}, words.remembers),
      entries.length ? h("ul", {}, entries.reverse().slice(0, 20).map((one) => h("li", {}, said("bdi", one[3] || one[0])))) : h("p", {}, isOff ? words.off : words.nothing),
      h("p", {}, entries.length > 0 && button(words.forget, () => Memory.erase()), isOff ? button(words.resume, () => Memory.erase()) : button(words.stop, () => Memory.stop())));
  }
}

// Which text of which article was read here, kept in this browser and sent to nobody.
// An entry is [article, revision, number of the newest notice of that day, headline]; the oldest goes first.
const Memory = {
  KEY: "taswib-read",
  MOST: 150,
  read() {
    try { return JSON.parse(localStorage.getItem(this.KEY)) ?? []; } catch { return []; }
  },
  write(entries) {
    try { localStorage.setItem(this.KEY, JSON.stringify(entries)); } catch { /* a browser that keeps nothing */ }
  },
  get entries() {
    const kept = this.read();
    return Array.isArray(kept) ? kept.filter((one) => Array.isArray(one) && typeof one[0] === "string") : [];
  },
  get isOff() { return this.read() === "off"; },
  remember(slug, revision, latest, headline) {
    if (this.isOff) return;
    const others = this.entries.filter((one) => one[0] !== slug);
    this.write([...others, [slug, revision, latest, headline.slice(0, 120)]].slice(-this.MOST));
  },
  erase() { this.write([]); },
  stop() { this.write("off"); },
  // Those of the recent notices that came after their article was read, in the text or a later one than was read.
  missed(notices) {
    const read = new Map(this.entries.map((one) => [one[0], one]));
    return notices.filter((one) => read.get(one.slug)?.[2] < one.number && read.get(one.slug)[1] <= one.revision);
  },
  // The reader was told of everything up to this number.
  told(number) { this.write(this.entries.map((one) => [one[0], one[1], Math.max(one[2], number), one[3]])); },
};

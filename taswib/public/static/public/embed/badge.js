// <taswib-badge article="https://…">: how the original of a copy stands today, in a line.
class Badge extends House {
  async connectedCallback() {
    const status = await statusOf([this.getAttribute("article") || addressesOfPage()[0]]);
    if (!status?.article) return;
    const { words, language } = this, notices = status.notices.filter((one) => one.stands);
    const first = notices.find((one) => one.severity === "substantive") ?? notices[0];
    const text = first ? `${first.kind[language]} · ${first.on[language]}` : words.none;
    const more = notices.length > 1 && ` · ${words.count.replace("%s", notices.length)}`;
    const where = first ? `/corrections/${first.number}` : `/a/${status.article.slug}`;
    this.draw(away(words, `${HOME}${where}?lang=${language}`, [h("b", {}, status.newsroom[language]), " ", text, more], { class: first ? "badge told" : "badge" }));
  }
}

// On the desk's own pages: remember which text was read here, and say what of it was corrected since. See embed/memory.js.
(() => {
  const article = document.querySelector("[data-read]"), box = document.querySelector("[data-missed]");

  const put = (element, name, text) => {
    const place = element.querySelector(`[data-of=${name}]`);
    if (text) (place.querySelector("[data-words]") ?? place).append(text);
    else place.remove();
  };

  const drawn = (notice, language) => {
    const one = box.querySelector("[data-pattern]").cloneNode(true);
    one.hidden = false;
    // The pattern is no notice, and looks like none to whoever asks the page for its notices.
    for (const part of one.querySelectorAll("[data-class]")) part.className = part.dataset.class;
    const values = { headline: notice.headline, kind: notice.kind[language], on: notice.on[language], text: notice.text, was: notice.was, now: notice.now };
    for (const [name, text] of Object.entries(values)) put(one, name, text);
    const link = one.querySelector("[data-number]");
    link.href = `/corrections/${notice.number}`;
    link.textContent = link.dataset.number.replace("%s", notice.number);
    return one;
  };

  const tell = async () => {
    if (!box || !Memory.entries.length) return;
    const answer = await fetch(box.dataset.missed).catch(() => null);
    if (!answer?.ok) return;
    const recent = await answer.json(), here = article && JSON.parse(article.dataset.read)[0];
    const missed = Memory.missed(recent.notices).filter((one) => one.slug !== here);
    box.querySelector("[data-list]").replaceChildren(...missed.slice(0, 5).map((one) => drawn(one, document.documentElement.lang)));
    box.hidden = !missed.length;
    box.querySelector("[data-noted]").onclick = () => { Memory.told(recent.latest); box.hidden = true; };
  };

  const list = () => {
    const shelf = document.querySelector("[data-memory]");
    if (!shelf) return;
    const { entries, isOff } = Memory, button = (name) => shelf.querySelector(`[data-${name}]`);
    shelf.hidden = false;
    shelf.querySelector("ul").replaceChildren(...entries.reverse().map((one) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `/a/${encodeURIComponent(one[0])}`;
      link.dir = "auto";
      link.textContent = one[3] || one[0];
      item.append(link);
      return item;
    }));
    shelf.querySelector("[data-nothing]").hidden = entries.length > 0 || isOff;
    shelf.querySelector("[data-off]").hidden = !isOff;
    button("erase").hidden = !entries.length;
    button("stop").hidden = isOff;
    button("resume").hidden = !isOff;
    button("erase").onclick = button("resume").onclick = () => { Memory.erase(); list(); shelf.querySelector("summary").focus(); };
    button("stop").onclick = () => { Memory.stop(); list(); shelf.querySelector("summary").focus(); };
  };

  const told = tell();
  if (article) Memory.remember(...JSON.parse(article.dataset.read));
  list();
  return told;
})();

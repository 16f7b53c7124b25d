// What is written is kept on this device until it is sent: a lost connection or a closed tab costs nothing.
// How somebody can be reached is kept only if they ask for it. The form's token is kept once it was sent, so that sending again is the same report.
(() => {
  const form = document.querySelector("form[data-report-form]");
  if (!form) return;
  const PREFIX = "taswib-draft ", KEY = PREFIX + new URL(form.action).pathname, OFF = `${PREFIX}off`, DAYS = 3 * 864e5, FORM_LIFE = 23 * 36e5;
  const WRITTEN = ["wrong", "right", "how", "links", "about"], PLACE = ["kind", "passage", "quote", "prefix", "suffix", "revision"];
  const shelf = form.querySelector("[data-draft]"), contact = form.querySelector("#keep-contact"), notice = form.querySelector("[data-restored]");

  const store = (act) => { try { return act(localStorage); } catch { return null; } };
  const read = (key) => store((kept) => JSON.parse(kept.getItem(key)));
  const isOff = () => Boolean(read(OFF));
  const value = (name) => form.elements[name]?.value ?? "";
  const say = (name) => { shelf.querySelector("[data-state]").textContent = form.dataset[name] ?? ""; };

  const erase = () => store((kept) => kept.removeItem(KEY));

  const keep = (more = {}) => {
    if (isOff()) return;
    const names = [...PLACE, ...WRITTEN, ...(contact.checked ? ["contact"] : [])];
    if (!WRITTEN.some((name) => value(name).trim())) return void erase();
    const kept = { ...read(KEY), at: Date.now(), fields: Object.fromEntries(names.map((name) => [name, value(name)])), ...more };
    store((shelves) => shelves.setItem(KEY, JSON.stringify(kept)));
    say("kept");
  };

  const forgetOld = () => store((kept) => {
    for (const key of Object.keys(kept)) if (key.startsWith(`${PREFIX}/`) && !(Date.now() - read(key)?.at < DAYS)) kept.removeItem(key);
  });

  const choose = (name, wanted) => {
    const option = [...form.elements].find((one) => one.name === name && one.type === "radio" && one.value === wanted);
    if (option) option.checked = true;
  };

  // Into a form that nobody has written in. A link that names a place means that place and not the one of then.
  const restore = () => {
    const kept = read(KEY);
    if (!kept?.fields || form.querySelector(".error-summary") || WRITTEN.some((name) => value(name))) return;
    for (const name of [...WRITTEN, "contact"]) if (typeof kept.fields[name] === "string") form.elements[name].value = kept.fields[name];
    contact.checked = Boolean(kept.fields.contact);
    const namesAPlace = /[?&](passage|statement|quote)=/.test(location.search) || value("quote");
    if (!namesAPlace) {
      choose("kind", kept.fields.kind);
      if (kept.fields.quote && kept.fields.passage === "words") form.mark(kept.fields);
      else choose("passage", kept.fields.passage);
      form.elements.revision.value = kept.fields.revision ?? value("revision");
    }
    if (kept.tried && Date.now() - kept.triedAt < FORM_LIFE) form.elements.submission.value = kept.tried;
    notice.hidden = false;
  };

  const clear = () => {
    erase();
    for (const name of [...WRITTEN, "contact"]) form.elements[name].value = "";
    contact.checked = false;
    notice.hidden = true;
    say("erased");
  };

  const show = () => {
    shelf.hidden = false;
    shelf.querySelector("[data-stop]").hidden = isOff();
    shelf.querySelector("[data-resume]").hidden = !isOff();
    shelf.querySelector("[data-erase]").hidden = isOff();
    if (isOff()) say("off");
  };

  forgetOld();
  if (!isOff()) restore();
  show();
  let wait = 0;
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(keep, 400); });
  addEventListener("pagehide", () => { if (form.isConnected) keep(); });
  notice.querySelector("[data-erase]").addEventListener("click", () => { clear(); form.elements.wrong.focus(); });
  shelf.querySelector("[data-erase]").addEventListener("click", () => { erase(); say("erased"); });
  shelf.querySelector("[data-stop]").addEventListener("click", () => { erase(); store((kept) => kept.setItem(OFF, "true")); show(); });
  shelf.querySelector("[data-resume]").addEventListener("click", () => { store((kept) => kept.removeItem(OFF)); show(); keep(); });

  form.addEventListener("submit", (event) => {
    keep({ tried: value("submission"), triedAt: Date.now() });
    const line = form.querySelector("[data-line]");
    line.hidden = navigator.onLine;
    if (navigator.onLine) return;
    event.preventDefault();
    addEventListener("online", () => form.requestSubmit(), { once: true });
  });
})();

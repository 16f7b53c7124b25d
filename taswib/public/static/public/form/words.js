// Words that were marked in another site's page come behind the "#", which no browser sends: into the form, and out of the address.
(() => {
  const form = document.querySelector("form[data-report-form]"), given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (!form) return;

  form.mark = ({ quote, prefix = "", suffix = "" }) => {
    for (const [name, words] of Object.entries({ quote, prefix, suffix })) form.elements[name].value = words.slice(0, 5000);
    const shown = document.getElementById("marked-words"), blockquote = shown.querySelector("blockquote");
    blockquote.textContent = quote;
    blockquote.dir = "auto";
    shown.hidden = false;
    const picker = form.querySelector(".picker"), choice = picker.querySelector("label.choice").cloneNode(true), input = choice.querySelector("input");
    picker.querySelector("input[value=words]")?.closest("label").remove();
    input.value = "words";
    choice.htmlFor = input.id = "id_passage_words";
    choice.querySelector("span").textContent = `“${quote.length > 200 ? `${quote.slice(0, 200)}…` : quote}”`;
    picker.prepend(choice);
    input.checked = true;
  };

  // What is needed only once somebody writes comes only then.
  const { nonce } = document.currentScript;
  const later = (src) => {
    const script = document.createElement("script");
    Object.assign(script, { src, nonce, async: false });
    document.head.append(script);
  };
  form.addEventListener("focusin", () => form.dataset.whenWritten.split(" ").forEach(later), { once: true });

  if (!given.quote) return;
  history.replaceState(null, "", location.pathname + location.search);
  form.mark(given);
})();

// Words that were marked in another site's page come behind the "#", which no browser sends: into the form, and out of the address.
(() => {
  const form = document.querySelector("form[data-report-form]"), given = new URLSearchParams(location.hash.slice(1)), quote = given.get("quote");
  if (!form || !quote) return;
  history.replaceState(null, "", location.pathname + location.search);
  for (const name of ["quote", "prefix", "suffix"]) form.elements[name].value = (given.get(name) ?? "").slice(0, 5000);
  const shown = document.getElementById("marked-words");
  shown.querySelector("blockquote").textContent = quote;
  shown.hidden = false;
  const picker = form.querySelector(".picker"), first = picker.querySelector("label.choice"), choice = first.cloneNode(true), input = choice.querySelector("input");
  input.value = "words";
  choice.htmlFor = input.id = "id_passage_words";
  choice.querySelector("span").textContent = `“${quote.length > 200 ? `${quote.slice(0, 200)}…` : quote}”`;
  picker.prepend(choice);
  input.checked = true;
})();

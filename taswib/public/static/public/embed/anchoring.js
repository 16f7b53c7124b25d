// Where a quotation's words stand in the host's text: exactly, in another spelling, or by what surrounds them.
const shared = (one, other, backwards) => {
  let count = 0;
  const pick = (text) => text[backwards ? text.length - 1 - count : count];
  while (count < one.length && count < other.length && pick(one) === pick(other)) count += 1;
  return count;
};

const standsAlone = (text, start, end) =>
  !(LETTER.test(text[start - 1] ?? " ") && LETTER.test(text[start])) && !(LETTER.test(text[end - 1]) && LETTER.test(text[end] ?? " "));

// Of all places where the words stand the one whose neighbours are most like theirs: { start, end, alike }, or null.
const placeOf = (host, quote) => {
  const { text, at } = host.folded, [words, before, after] = [quote.exact, quote.prefix, quote.suffix].map((one) => fold(one).text);
  const exact = words.trim();
  let best = null;
  for (let start = exact ? text.indexOf(exact) : -1; start >= 0; start = text.indexOf(exact, start + 1)) {
    const end = start + exact.length;
    if (!standsAlone(text, start, end)) continue;
    const alike = shared(text.slice(Math.max(0, start - 40), start).trimEnd(), before.trimEnd(), true) + shared(text.slice(end, end + 40).trimStart(), after.trimStart());
    if (!best || alike > best.alike) best = { start: at[start], end: at[end], alike };
  }
  return best;
};

// Between the neighbours, when the words themselves are others by now.
const placeBetween = (host, quote) => {
  const { text, at } = host.folded, before = fold(quote.prefix).text.slice(-24).trim(), after = fold(quote.suffix).text.slice(0, 24).trim();
  if (before.length < 12 || after.length < 12) return null;
  const start = text.indexOf(before) + before.length, end = text.indexOf(after, start);
  const isNear = start >= before.length && end > start && end - start <= 2 * quote.exact.length + 60 && text.slice(start, end).trim();
  return isNear ? { start: at[start + (text[start] === " ")], end: at[end - (text[end - 1] === " ")] } : null;
};

// Whether the page says what a notice corrected, what it says now, or something else in that place.
const placeOfNotice = (host, { was, now, prefix, suffix }) => {
  const [stands, stood] = [now, was].map((exact) => placeOf(host, { exact, prefix, suffix }));
  if (stood && (!stands || stood.alike > stands.alike)) return { ...stood, says: "was" };
  if (stands) return { ...stands, says: "now" };
  const near = prefix && placeBetween(host, { exact: was, prefix, suffix });
  return near ? { ...near, says: "near" } : null;
};

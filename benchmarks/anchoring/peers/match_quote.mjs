// Answers cases, one JSON line each, by the Hypothesis client's own matchQuote: its source as the published package's source
// map carries it, with the types taken off. Run in the folder that holds node_modules.
//   in:  {"text", "exact", "prefix", "suffix", "start"}    out: {"start", "end", "score", "seconds"}, offsets in code points
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.cwd();
const { transform } = createRequire(join(folder, "package.json"))("sucrase");
const map = JSON.parse(readFileSync("node_modules/hypothesis/build/scripts/annotator.bundle.js.map"));
const number = map.sources.findIndex((name) => name.endsWith("/match-quote.ts"));
const plain = transform(map.sourcesContent[number], { transforms: ["typescript"] }).code;
writeFileSync("match-quote.mjs", plain);
const { matchQuote } = await import(pathToFileURL(join(folder, "match-quote.mjs")));

const codePoints = (text, end) => [...text.slice(0, end)].length;
const units = (text, end) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(0, end).join("").length : end);

for await (const line of createInterface({ input: process.stdin })) {
  const { text, exact, prefix, suffix, start } = JSON.parse(line);
  const context = { prefix, suffix, hint: units(text, start) };
  const began = process.hrtime.bigint();
  const found = matchQuote(text, exact, context);
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const answer = found
    ? { start: codePoints(text, found.start), end: codePoints(text, found.end), score: found.score, seconds }
    : { start: null, end: null, score: 0, seconds };
  process.stdout.write(JSON.stringify(answer) + "\n");
}

// In a flood a report brings a little work: the number for which PBKDF2 gives a key that begins as asked.
// Where the browser can't (no script, no Web Crypto), the form keeps its place in line and is sent after a wait.
const line = document.querySelector("[data-work]");
const bytes = (hex) => Uint8Array.from(hex.match(/../g), (two) => parseInt(two, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (one) => one.toString(16).padStart(2, "0")).join("");

async function key(asked, counter) {
  const nonce = bytes(asked.nonce);
  const trial = new Uint8Array(nonce.length + 4);
  trial.set(nonce);
  new DataView(trial.buffer).setUint32(nonce.length, counter);
  const material = await crypto.subtle.importKey("raw", trial, "PBKDF2", false, ["deriveBits"]);
  const rule = { name: "PBKDF2", hash: "SHA-256", salt: bytes(asked.salt), iterations: asked.cost };
  return hex(await crypto.subtle.deriveBits(rule, material, asked.keyLength * 8));
}

async function solve(asked) {
  const atOnce = Math.min(8, navigator.hardwareConcurrency || 2);
  for (let first = 0; ; first += atOnce) {
    const keys = await Promise.all(Array.from({ length: atOnce }, (_, i) => key(asked, first + i)));
    const found = keys.findIndex((one) => one.startsWith(asked.keyPrefix));
    if (found >= 0) return { counter: first + found, derivedKey: keys[found] };
  }
}

async function work() {
  const form = line.closest("form");
  const challenge = JSON.parse(line.dataset.work);
  line.textContent = line.dataset.doing;
  line.hidden = false;
  const solution = await solve(challenge.parameters);
  form.elements.altcha.value = btoa(JSON.stringify({ challenge, solution }));
  const atOnce = "sentBack" in line.dataset && !form.querySelector("[type=file]");
  line.textContent = atOnce ? line.dataset.sending : line.dataset.done;
  if (atOnce) form.requestSubmit();
}

if (line && globalThis.crypto?.subtle) work();

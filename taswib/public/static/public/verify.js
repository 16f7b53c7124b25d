// Verifies a proof or a whole log in the browser: SHA-256, the tree of RFC 9162, Ed25519. Trusts nothing that a server says.
(() => {
  const form = document.getElementById("verify"), verdict = document.getElementById("verdict");
  const sentences = document.getElementById("sentences").content;
  form.hidden = false;

  const utf8 = new TextEncoder();
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const same = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);
  const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));
  const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const leaf = (entry) => sha256(joined([0], utf8.encode(entry)));
  const node = (left, right) => sha256(joined([1], left, right));
  const hex = (data) => [...data].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  class Fails extends Error {}
  const must = (holds, claim) => { if (!holds) throw new Fails(claim); };

  const root = async (leaves) => {
    if (!leaves.length) return sha256(new Uint8Array());
    let level = leaves;
    while (level.length > 1) {
      const pairs = [];
      for (let at = 0; at + 1 < level.length; at += 2) pairs.push(node(level[at], level[at + 1]));
      const next = await Promise.all(pairs);
      if (level.length % 2) next.push(level[level.length - 1]);
      level = next;
    }
    return level[0];
  };

  // Numbers of entries stay far below 2**53; division instead of shifts, which end at 2**31.
  const half = (number) => Math.floor(number / 2);

  const included = async (entry, index, size, proof, expected) => {
    must(Number.isSafeInteger(index) && index >= 0 && index < size, "included");
    let found = await leaf(entry), place = index, last = size - 1;
    for (const one of proof) {
      must(last > 0 && one.length === 32, "included");
      if (place % 2 || place === last) {
        found = await node(one, found);
        while (place % 2 === 0 && place) { place = half(place); last = half(last); }
      } else found = await node(found, one);
      place = half(place); last = half(last);
    }
    must(last === 0 && same(found, expected), "included");
  };

  const grown = async (before, now, proof) => {
    must(now.size >= before.size, "grown");
    let high = before.size - 1, top = now.size - 1;
    while (high && (high === top || high % 2)) { high = half(high); top = half(top); }
    const rest = [...proof];
    must(rest.every((one) => one.length === 32) && (high === 0 || rest.length), "grown");
    let below = high === 0 ? before.root : rest.shift(), above = below;
    for (const one of rest) {
      must(top > 0, "grown");
      if (high % 2 || high === top) {
        if (high > 0) below = await node(one, below);
        above = await node(one, above);
        while (high % 2 === 0 && high) { high = half(high); top = half(top); }
      } else above = await node(above, one);
      high = half(high); top = half(top);
    }
    must(top === 0 && same(below, before.root) && same(above, now.root), "grown");
  };

  // The name, the id and the 32 bytes of a key that is written name+id+base64.
  const read = (written, kind = 1) => {
    const found = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(written.trim());
    must(found, "signed");
    const raw = bytes(found[3]);
    must(raw.length === 33 && raw[0] === kind, "signed");
    return { name: found[1], raw, id: found[2] };
  };

  const signed = async (note, key) => {
    const at = note.lastIndexOf("\n\n");
    must(at > 0, "signed");
    const text = note.slice(0, at + 1), { name, raw, id } = read(key);
    const line = note.slice(at + 2).split("\n").find((one) => one.startsWith(`— ${name} `));
    must(line, "signed");
    const signature = bytes(line.slice(name.length + 3));
    must(hex((await sha256(joined(utf8.encode(name), [10], raw))).slice(0, 4)) === id, "signed");
    must(hex(signature.slice(0, 4)) === id, "signed");
    let publicKey;
    try {
      publicKey = await crypto.subtle.importKey("raw", raw.slice(1), { name: "Ed25519" }, false, ["verify"]);
    } catch { throw new Fails("browser"); }
    must(await crypto.subtle.verify("Ed25519", publicKey, signature.slice(4), utf8.encode(text)), "signed");
    const [origin, size, tree] = text.split("\n");
    must(origin === name && /^(0|[1-9]\d{0,14})$/.test(size), "signed");
    return { origin, size: Number(size), root: bytes(tree), text };
  };

  // The day on which the witness with this key cosigned the checkpoint (C2SP cosignature/v1); null where it did not.
  const cosigned = async (note, written) => {
    const { name, raw, id } = read(written, 4), at = note.lastIndexOf("\n\n");
    const own = hex((await sha256(joined(utf8.encode(name), [10], raw))).slice(0, 4)) === id;
    const mine = note.slice(at + 2).split("\n").filter((one) => one.startsWith(`— ${name} `)).map((one) => bytes(one.slice(name.length + 3)));
    const signature = own && mine.find((one) => one.length === 76 && hex(one.slice(0, 4)) === id);
    if (!signature) return { name, day: null };
    const seconds = new DataView(signature.buffer).getBigUint64(4), text = note.slice(0, at + 1);
    const publicKey = await crypto.subtle.importKey("raw", raw.slice(1), { name: "Ed25519" }, false, ["verify"]);
    const holds = await crypto.subtle.verify("Ed25519", publicKey, signature.slice(12), utf8.encode(`cosignature/v1\ntime ${seconds}\n${text}`));
    return { name, day: holds && seconds < 253402300800n ? new Date(Number(seconds) * 1000).toISOString().slice(0, 10) : null };
  };

  const compared = async (entry, record) => {
    must(JSON.parse(entry).record === `sha256:${hex(await sha256(utf8.encode(record)))}`, "record");
  };

  const PLACE = "taswib-checkpoints";
  const kept = (key) => {
    try {
      const text = JSON.parse(localStorage.getItem(PLACE) || "{}")[key];
      if (!text) return null;
      const [, size, tree] = text.split("\n");
      return { size: Number(size), root: bytes(tree) };
    } catch { return null; }
  };
  const keep = (key, checkpoint) => {
    try {
      const before = kept(key);
      if (before && before.size >= checkpoint.size) return;
      const known = JSON.parse(localStorage.getItem(PLACE) || "{}");
      localStorage.setItem(PLACE, JSON.stringify({ ...known, [key]: checkpoint.text }));
    } catch { /* a browser that keeps nothing proves less, and says nothing false */ }
  };

  const judge = async (text, key, ask, witnesses) => {
    const lines = text.trim().split("\n"), found = [];
    let head;
    try { head = JSON.parse(lines[0]); } catch { try { head = JSON.parse(text); } catch { throw new Fails("readable"); } }
    const tried = async (claim, check) => { await check(); found.push(claim); };
    const before = kept(key);
    let checkpoint, note;
    if (head.format === "taswib-proof/1") {
      await tried("signed", async () => { checkpoint = await signed(note = head.checkpoint, key); });
      await tried("included", () => included(head.entry, head.index, checkpoint.size, head.inclusion.map(bytes), checkpoint.root));
      if (head.record !== null) await tried("record", () => compared(head.entry, head.record));
      if (before && before.size && ask) {
        const since = before.size === checkpoint.size ? { consistency: [] } : (await ask(before.size)).since;
        await tried("grown", () => grown(before, checkpoint, since.consistency.map(bytes)));
      }
    } else if (head.format === "taswib-log/1") {
      const entries = lines.slice(1).map((line) => JSON.parse(line)), last = entries.pop() || {};
      must(last.checkpoint && entries.every((one) => typeof one.entry === "string" && one.record !== undefined), "readable");
      await tried("signed", async () => { checkpoint = await signed(note = last.checkpoint, key); });
      const leaves = await Promise.all(entries.map((one) => leaf(one.entry)));
      await tried("whole", async () => {
        must(leaves.length === checkpoint.size && same(await root(leaves), checkpoint.root), "whole");
      });
      await tried("record", () => Promise.all(entries.filter((one) => one.record !== null).map((one) => compared(one.entry, one.record))));
      if (before && before.size) await tried("grown", async () => {
        must(leaves.length >= before.size && same(await root(leaves.slice(0, before.size)), before.root), "grown");
      });
    } else throw new Fails("readable");
    keep(key, checkpoint);
    const saw = [];
    for (const one of witnesses) saw.push(await cosigned(note, one));
    return { found, checkpoint, saw };
  };

  const sentence = (name, value) => sentences.querySelector(`[data-${name}="${value}"]`).textContent;
  const show = (holds, lines, checkpoint) => {
    const title = document.createElement("h2"), list = document.createElement("ul");
    title.textContent = sentence("verdict", holds ? "holds" : "fails");
    title.className = holds ? "verdict verdict-holds" : "verdict verdict-fails";
    list.className = "clean";
    for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
    verdict.replaceChildren(title, list);
    if (checkpoint) verdict.append(Object.assign(document.createElement("pre"), { className: "checkpoint", dir: "ltr", textContent: checkpoint.text }));
  };

  const fetched = async (address) => {
    const answer = await fetch(address, { credentials: "omit" }).catch(() => null);
    must(answer && answer.ok, "unreachable");
    return answer.text();
  };

  const run = async (source) => {
    verdict.replaceChildren();
    verdict.setAttribute("aria-busy", "true");
    const ask = form.dataset.proof && (async (size) => JSON.parse(await fetched(`${form.dataset.proof}?since=${size}`)));
    try {
      const witnesses = form.elements.witnesses.value.split("\n").map((one) => one.trim()).filter(Boolean);
      const { found, checkpoint, saw } = await judge(await source(), form.elements.key.value.trim(), ask, witnesses);
      const told = saw.map(({ name, day }) => sentence("claim", day ? "witnessed" : "unwitnessed").replace("{name}", name).replace("{day}", day));
      show(true, [...found.map((claim) => sentence("claim", claim)), ...told], checkpoint);
    } catch (error) {
      show(false, [sentence("fails", error instanceof Fails ? error.message : "readable")]);
    }
    verdict.removeAttribute("aria-busy");
  };

  for (const button of form.querySelectorAll("[data-source]"))
    button.addEventListener("click", () => run(() => fetched(form.dataset[button.dataset.source])));
  document.getElementById("file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) run(() => file.text());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();

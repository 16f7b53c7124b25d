// What two spellings share, as taswib/text/letterforms.py has it, with the way back into the text as it was written.
const ALIKE = new Map();
const alike = (those, what) => [...those].forEach((char, index) => ALIKE.set(char, what.length > 1 ? what[index] : what));
alike("أإآٱٲٳؤئىیۍېةہھەۂۃۀکڪ،؍⁄؛؟٪٫٬٭۔", "ااااااويييييهههههههكك,//;?%.,*.");
alike("'`´«»‹›‘’‚‛“”„‟′″‵‶ʼ❛❜❝❞〝〞〟＂＇", '"');
alike("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2800", " ");
alike("\u0640\ufe73\u115f\u1160\u3164\uffa0", "");
alike("−⁃﹘", "-");
const SWALLOWED = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/g;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

const digit = (char) => {
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(char.codePointAt(0) - value - 1))) value += 1;
  return `${value}`;
};

const step = (char) => {
  if (ALIKE.has(char)) return ALIKE.get(char);
  if (!char.replace(SWALLOWED, "") || /[\p{Cf}\p{Cc}]/u.test(char)) return "";
  if (/\p{Pd}/u.test(char)) return "-";
  if (/\p{Z}/u.test(char)) return " ";
  const parts = char.normalize("NFKD");
  if (parts === char && /\p{Nd}/u.test(char)) return digit(char);
  return (parts === char ? char : parts.replace(SWALLOWED, "").normalize("NFC")).replace("ς", "σ").replace("ß", "ss").toLowerCase();
};

const IMAGES = new Map();
const image = (char) => {
  if (char >= "a" && char <= "z") return char;
  if (IMAGES.has(char)) return IMAGES.get(char);
  let folded = char, further;
  while ((further = [...folded].map(step).join("")) !== folded) folded = further;
  if (!folded.trim()) folded = folded && " ";
  else if (folded !== folded.trim()) folded = char;
  IMAGES.set(char, folded);
  return folded;
};

// The folded text, and for each of its units the place in the original that it stands for.
const fold = (original) => {
  let text = "", isBlank = false;
  const at = [];
  for (let index = 0; index < original.length;) {
    const char = String.fromCodePoint(original.codePointAt(index));
    for (const unit of image(char)) {
      if (unit === " " && isBlank) continue;
      isBlank = unit === " ";
      text += unit;
      for (let units = unit.length; units; units -= 1) at.push(index);
    }
    index += char.length;
  }
  at.push(original.length);
  return { text, at };
};

// CRC-32 of the folded words, as taswib/text/marks.py counts it.
const markOf = (folded) => {
  let sum = -1;
  for (let index = 0; index < folded.length; index += 1) {
    const unit = folded.charCodeAt(index);
    for (const byte of [unit & 255, unit >> 8]) {
      sum ^= byte;
      for (let bit = 8; bit; bit -= 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
    }
  }
  return ~sum >>> 0;
};

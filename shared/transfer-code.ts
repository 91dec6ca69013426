// Letters and digits that nobody mistakes for one another (Crockford's Base32).
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const dataLength = 26;
const groups = 7;

/** 128 random bits as seven groups of four; the last two letters tell a typing error. */
export function toTransferCode(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let data = "";
  for (let place = 0; place < dataLength; place += 1) {
    data = `${alphabet[Number(rest % 32n)]}${data}`;
    rest /= 32n;
  }
  return `${data}${checkOf(data)}`.match(/.{4}/g)?.join("-") ?? "";
}

/** The code in its one form, however it was typed; null if it is none. */
export function readTransferCode(typed: string): string | null {
  const letters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐‑–—ー−]/gu, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  if (letters.length !== groups * 4 || !onlyLetters.test(letters)) return null;
  const data = letters.slice(0, dataLength);
  return checkOf(data) === letters.slice(dataLength) ? letters : null;
}

/**
 * Whether somebody meant to send a code, even one with an error in it. Seven words of four letters
 * are a sentence: with blanks between them it takes digits here and there to look like a code.
 */
export function isLikeTransferCode(text: string): boolean {
  const typed = text.normalize("NFKC").trim();
  if (inFours.test(typed) && readTransferCode(typed) !== null) return true;
  if (!grouped.test(typed)) return false;
  return !/\s/u.test(typed) || typed.split(/\s+/u).filter((group) => /\d/.test(group)).length > 2;
}

const onlyLetters = new RegExp(`^[${alphabet}]+$`);
const inFours = /^[0-9A-Za-z]{4}(?:[\s\-‐‑–—ー−]*[0-9A-Za-z]{4}){6}$/u;
const grouped = /^[0-9A-Za-z]{4}(?:[\s\-‐‑–—ー−][0-9A-Za-z]{4}){6}$/u;

/** Any one wrong letter, and any two that changed places, give another check. */
function checkOf(data: string): string {
  const sum = Array.from(data).reduce(
    (total, letter) => (total * 37 + alphabet.indexOf(letter)) % 1021,
    7,
  );
  return `${alphabet[sum >> 5]}${alphabet[sum & 31]}`;
}

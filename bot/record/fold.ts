import type { Piece } from "#shared/record.ts";

const before = 24;
const after = 72;

/** Each letter on its own, marks with their letter: ﾊﾟ is one. */
const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/**
 * A text as it is compared: full and half width, capitals, hiragana and katakana alike.
 */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .replace(/[\u30a1-\u30f6\u30fd\u30fe]/g, (kana) =>
      String.fromCharCode(kana.charCodeAt(0) - 0x60),
    );
}

/** What is looked for, each word on its own. */
export const termsOf = (words: string): readonly string[] => [
  ...new Set(fold(words).split(/\s+/).filter(Boolean)),
];

/**
 * The text around the first place that holds a term, in the writer's own letters, with every term in
 * it marked; null if it holds none.
 */
export function markedIn(text: string, terms: readonly string[]): Piece[] | null {
  const folded = fold(text);
  const first = Math.min(...terms.map((term) => indexOf(folded, term)));
  if (first === Number.POSITIVE_INFINITY) return null;
  const found = lettersUpTo(text, first + Math.max(...terms.map(({ length }) => length)) + after);
  const hits = hitsIn(found.map((letter) => fold(letter)).join(""), terms);
  const marked: { readonly text: string; readonly isHit: boolean }[] = [];
  let place = 0;
  for (const letter of found) {
    const end = place + fold(letter).length;
    // Not the window's edge: a letter that folds to nothing goes with its neighbour.
    const isHit = hits.some(({ from, to }) => place < to && end > from);
    marked.push({ text: letter, isHit });
    place = end;
  }
  const start = marked.findIndex(({ isHit }) => isHit);
  const from = start <= before ? 0 : start - before;
  const isCut = found.join("").length < text.length;
  const shown = joined(marked.slice(from));
  return [
    ...(from > 0 ? [{ text: "…", isHit: false }] : []),
    ...shown,
    ...(isCut ? [{ text: "…", isHit: false }] : []),
  ];
}

const indexOf = (folded: string, term: string) => {
  const at = folded.indexOf(term);
  return at === -1 ? Number.POSITIVE_INFINITY : at;
};

/** The letters at the beginning, as many as fold to that length. */
function lettersUpTo(text: string, length: number): string[] {
  const found: string[] = [];
  let folded = 0;
  for (const { segment } of letters.segment(text)) {
    if (folded >= length) break;
    found.push(segment);
    folded += fold(segment).length;
  }
  return found;
}

function hitsIn(folded: string, terms: readonly string[]) {
  return terms.flatMap((term) => {
    const places: { readonly from: number; readonly to: number }[] = [];
    for (let at = folded.indexOf(term); at !== -1; at = folded.indexOf(term, at + term.length))
      places.push({ from: at, to: at + term.length });
    return places;
  });
}

function joined(marked: readonly Piece[]): Piece[] {
  const pieces: { text: string; readonly isHit: boolean }[] = [];
  for (const { text, isHit } of marked) {
    const last = pieces.at(-1);
    if (last?.isHit === isHit) last.text += text;
    else pieces.push({ text, isHit });
  }
  return pieces;
}

const wholes = /(\d+か月(?:分)?|\d{4}年 ?\d{1,2}月|どのくらい|ときどき)/;

/** The stretches of a text; the browser's own phrases would break some of them in two: 3か/月前と, とき/どき. */
export function phrasesOf(text: string): { readonly text: string; readonly isWhole: boolean }[] {
  return text
    .split(wholes)
    .map((part, index) => ({ text: part, isWhole: index % 2 === 1 }))
    .filter((part) => part.text !== "");
}

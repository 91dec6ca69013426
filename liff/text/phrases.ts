/** The stretches of a text; the browser's own phrases would break some of them in two: 3か/月前と. */
export function phrasesOf(text: string): { readonly text: string; readonly isWhole: boolean }[] {
  return text
    .split(/(\d+か月)/)
    .filter((part) => part !== "")
    .map((part) => ({ text: part, isWhole: /^\d+か月$/.test(part) }));
}

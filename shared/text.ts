/** The longest whole beginning of at most `length` UTF-16 units: no surrogate pair is cut in two. */
export function wholeUpTo(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
}

/** Stands for libraries that read times from English words: no words are a time. */
const readWords = (_: string): number => Number.NaN;

// oxlint-disable-next-line import/no-default-export -- as those libraries do it
export default readWords;

import { phrasesOf } from "#liff/text/phrases.ts";

/** A text in which 「3か月」, 「2025年 10月」 and 「どのくらい」 stay on one line. */
export const Phrases = ({ text }: { readonly text: string }) => (
  <>
    {phrasesOf(text).map((part) =>
      part.isWhole ? <span class="whole-phrase">{part.text}</span> : part.text,
    )}
  </>
);

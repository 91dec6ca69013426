import { useMemo } from "preact/hooks";
import { enComments } from "./en-comments.ts";
import { jaComments } from "./ja-comments.ts";
import { useWords } from "./speak.ts";

export type CommentsKey = keyof typeof jaComments;
export type CommentsCatalog = Readonly<Record<CommentsKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", CommentsCatalog>> = { ja: jaComments, en: enComments };

/** The words around comments. */
export function useCommentWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: CommentsKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return { say, tell, locale };
  }, [say, locale]);
}

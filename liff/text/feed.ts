import { useMemo } from "preact/hooks";
import { enFeed } from "./en-feed.ts";
import { jaFeed } from "./ja-feed.ts";
import { useWords } from "./speak.ts";

export type FeedKey = keyof typeof jaFeed;
export type FeedCatalog = Readonly<Record<FeedKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", FeedCatalog>> = { ja: jaFeed, en: enFeed };

/** The words of the feed. */
export function useFeedWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: FeedKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return { say, tell, locale };
  }, [say, locale]);
}

import { useMemo } from "preact/hooks";
import { enSharing } from "./en-sharing.ts";
import { jaSharing } from "./ja-sharing.ts";
import { useWords } from "./speak.ts";

export type SharingKey = keyof typeof jaSharing;
export type SharingCatalog = Readonly<Record<SharingKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", SharingCatalog>> = { ja: jaSharing, en: enSharing };

/** The words about which circles see a record. */
export function useSharingWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: SharingKey, circle = "") =>
      catalogs[locale][key].replace("{circle}", () => circle);
    return { say, tell, locale };
  }, [say, locale]);
}

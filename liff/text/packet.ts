import { useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import { enPacket } from "./en-packet.ts";
import { jaPacket } from "./ja-packet.ts";
import { useWords } from "./speak.ts";

type PacketKey = keyof typeof jaPacket;

const catalogs: Readonly<Record<Locale, Readonly<Record<PacketKey, string>>>> = {
  ja: jaPacket,
  en: enPacket,
};

/** The words of the running order. */
export function usePacketWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: PacketKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return { say, tell, locale };
  }, [say, locale]);
}

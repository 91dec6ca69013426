import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { AyumiApi } from "./api.ts";
import type { Phone } from "./phone/phone.ts";

export type Surroundings = { readonly api: AyumiApi; readonly phone: Phone };

export const AroundThePage = createContext<Surroundings | null>(null);

/** The bot to ask and the phone in hand. */
export function useSurroundings(): Surroundings {
  const found = useContext(AroundThePage);
  if (found === null) throw new Error("used outside the app");
  return found;
}

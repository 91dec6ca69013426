import type { Phone } from "./phone.ts";

const ANSWERS_WITHIN_MS = 5000;

/** A phone of the demo's console: it says who holds it when the page in its frame asks. */
export const createDemoPhone = (
  console: string,
  { window }: { readonly window: Pick<Window, "addEventListener" | "parent"> },
): Phone => ({
  open: () => Promise.resolve("open"),

  idToken: () =>
    new Promise((resolve) => {
      const late = AbortSignal.timeout(ANSWERS_WITHIN_MS);
      late.addEventListener("abort", () => resolve(null));
      window.addEventListener(
        "message",
        ({ origin, data }: MessageEvent<unknown>) => {
          if (origin === console && isIdToken(data)) resolve(data.idToken);
        },
        { signal: late },
      );
      window.parent.postMessage("liff:id-token", console);
    }),

  // Its tokens are always new.
  renew: () => "stuck",
  reopen: () => {},
  settled: () => {},
  language: () => navigator.language,
  outside: null,
  toChat: () => window.parent.postMessage("liff:close", console),
  toAdd: () => window.parent.postMessage("liff:close", console),
});

const isIdToken = (data: unknown): data is { readonly idToken: string } =>
  typeof data === "object" &&
  data !== null &&
  "idToken" in data &&
  typeof data.idToken === "string";

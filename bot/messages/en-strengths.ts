import type { jaStrengths } from "./ja-strengths.ts";

type Source = typeof jaStrengths;

export const enStrengths: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  "strengths.one": {
    text: "Someone has named a strength of yours.",
    buttons: { read: "See strengths" },
  },
  "strengths.few": {
    text: "{n} strengths of yours have been named.",
    buttons: { read: "See strengths" },
  },
  "strengths.many": {
    text: "{n} strengths of yours have been named.",
    buttons: { read: "See strengths" },
  },
};

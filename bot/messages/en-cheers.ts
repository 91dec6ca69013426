import type { jaCheers } from "./ja-cheers.ts";

type Source = typeof jaCheers;

export const enCheers: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  "cheers.one": { text: "A cheer has come for you.", buttons: { read: "Read it" } },
  "cheers.few": { text: "{n} cheers have come for you.", buttons: { read: "Read them" } },
  "cheers.many": { text: "{n} cheers have come for you.", buttons: { read: "Read them" } },
};

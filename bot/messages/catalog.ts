import type { ja, jaNames } from "./ja.ts";

type Source = typeof ja;

export type BubbleKey = keyof Source;

export type ButtonKey<K extends BubbleKey> = keyof Source[K]["buttons"];

/** The `{names}` a bubble needs filled, read from the Japanese text itself; `never` where none. */
export type Vars<K extends BubbleKey> = VarsOf<Source[K]["text"]>;

/** One language: the bubbles and buttons of the Japanese source, in other words. */
export type Catalog = {
  readonly [K in BubbleKey]: {
    readonly text: string;
    readonly buttons: { readonly [B in ButtonKey<K>]: string };
  };
};

export type Names = Translated<typeof jaNames>;

type VarsOf<T extends string> = T extends `${string}{${infer Name}}${infer Rest}`
  ? Name | VarsOf<Rest>
  : never;

type Translated<T> = T extends string
  ? string
  : T extends readonly string[]
    ? readonly string[]
    : { readonly [K in keyof T]: Translated<T[K]> };

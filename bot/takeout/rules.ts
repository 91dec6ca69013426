import type { TakeoutFormat } from "#shared/settings.ts";

/** How long a link gives its file. It goes to another browser, which knows no session. */
export const linkLivesMs = 10 * 60_000;

export const fileKinds: Readonly<
  Record<TakeoutFormat, { readonly type: string; readonly ending: string }>
> = {
  text: { type: "text/plain; charset=utf-8", ending: "txt" },
  markdown: { type: "text/markdown; charset=utf-8", ending: "md" },
  json: { type: "application/json; charset=utf-8", ending: "json" },
};

/** The name tells the day and nothing about the person: it stands in lists that others see. */
export const fileName = (format: TakeoutFormat, day: string): string =>
  `ayumi-${day}.${fileKinds[format].ending}`;

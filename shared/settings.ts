import * as v from "valibot";

/** The ISO time until which the code can be redeemed; null: there is none. */
export type TransferCodeView = { readonly until: string | null };

/** A code that an organizer made for somebody, with ISO times; told this once. */
export type VouchedCode = {
  readonly code: string;
  readonly opens: string;
  readonly until: string;
};

export const Redeeming = v.strictObject({
  idToken: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)),
  code: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
});
export type Redeeming = v.InferOutput<typeof Redeeming>;

/** Since when the member has a calendar link; the address itself is told once and kept nowhere. */
export type CalendarLinkView = { readonly madeAt: string | null };

const takeoutFormats = ["text", "markdown", "json"] as const;
export type TakeoutFormat = (typeof takeoutFormats)[number];

export const TakeoutWish = v.strictObject({ format: v.picklist(takeoutFormats) });

/** An address that gives the file once, to whoever opens it, until then. */
export type TakeoutLink = { readonly url: string; readonly until: string };

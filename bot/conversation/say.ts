import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Cadence } from "#shared/reflection.ts";
import type { ItemSection } from "#shared/inventory.ts";

/** What the text of a postback says, as key and value; see line/postback.ts for its form. */
export type Tap = Readonly<Record<string, string>>;

/** One thing to tap, or to send by number or word where LINE shows no buttons. */
export type Offer = {
  readonly label:
    | { readonly button: string; readonly of: BubbleKey }
    | { readonly text: string }
    | { readonly step: string }
    | { readonly record: { readonly cadence: Cadence; readonly period: string } };
  readonly tap: Tap;
  /** Opens the keyboard with this text in it. */
  readonly fillIn?: string;
  /** Opens an address instead of answering. */
  readonly uri?: string;
  /** Opens this place of the mini-app; left out where there is none. */
  readonly page?: string;
  /** Asks for a date (ISO) from this day on; the tap carries it as `date`. */
  readonly dateFrom?: string;
  /** The last day it may be. */
  readonly dateTo?: string;
};

/** One bubble, by key; `private` names the variables that hold a member's own words. */
export type Say = {
  readonly key: BubbleKey;
  readonly vars?: Readonly<Record<string, string>>;
  readonly private?: readonly string[];
  /** A notification shows this bubble's words instead; the addresses offered open from the card. */
  readonly cover?: BubbleKey;
  /** Absent: the bubble's own buttons with their usual meaning. */
  readonly offers?: readonly Offer[];
  /** Offered beside what the bubbles before it offer, and after it. */
  readonly also?: readonly Offer[];
};

/** Something only the services can look up, shown in this place of the turn. */
export type Look = {
  readonly look: "last" | "example" | "weeks" | "preview" | "quarter" | "beside";
};

/** A sentence that grew out of a record, for the inventory. */
export type Filing = {
  readonly section: ItemSection;
  readonly text: string;
  readonly messageIds: readonly string[];
};

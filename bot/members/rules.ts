import { monthsLater } from "#bot/calendar.ts";
import { mostRestMonths } from "#shared/limits.ts";
import type { Locale } from "#shared/locale.ts";
import type { Face } from "#shared/nickname.ts";
import type { NoticeTimes } from "#shared/notices.ts";

/** The wording that a member agreed to; a changed promise is a new number. */
export const consentVersion = 1;

/** A profile older than this is asked for again, so that a changed name is noticed. */
export const profileFreshMs = 24 * 60 * 60_000;

export type Member = {
  readonly id: string;
  readonly lineUserId: string;
  /** As LINE tells them; `nameOf` is what to call somebody. */
  readonly name: string | null;
  readonly picture: string | null;
  readonly nickname: string | null;
  readonly face: Face;
  readonly locale: Locale;
  /** Chosen by the member, so LINE's language no longer decides. */
  readonly localeChosen: boolean;
  readonly consent: { readonly at: Date; readonly version: number };
  readonly settings: { readonly weekly: boolean; readonly quiet: boolean } & NoticeTimes;
  readonly rest: { readonly until: Date; readonly isBrief?: true } | null;
  readonly friend: boolean;
  readonly profileAt: Date | null;
  /** The circles chosen when something was shared last; null: never chosen. */
  readonly sharesTo: readonly string[] | null;
  /** Another word after each thing that companions sent them. */
  readonly came: string;
  /** That word when nothing untold was found the last time. */
  readonly cameKnown: string | null;
  /** How often the record moved to another LINE account: sessions from before are over. */
  readonly moves: number;
};

/** What the member is called here. */
export function nameOf({ nickname, name }: Pick<Member, "nickname" | "name">): string | null {
  return nickname ?? name;
}

/** Whether a rest may last until then: later than now, and at most `mostRestMonths` away. */
export const isReturn = (until: Date, at: Date, zone: string): boolean =>
  until > at && until <= monthsLater(at, mostRestMonths, zone);

export function isResting(member: Member, now: Date): boolean {
  return member.rest !== null && member.rest.until > now;
}

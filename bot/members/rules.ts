import type { Locale } from "#shared/locale.ts";

/** The wording that a member agreed to; a changed promise is a new number. */
export const consentVersion = 1;

/** A profile older than this is asked for again, so that a changed name is noticed. */
export const profileFreshMs = 24 * 60 * 60_000;

export type Member = {
  readonly id: string;
  readonly lineUserId: string;
  readonly name: string | null;
  readonly picture: string | null;
  readonly locale: Locale;
  /** Chosen by the member, so LINE's language no longer decides. */
  readonly localeChosen: boolean;
  readonly consent: { readonly at: Date; readonly version: number };
  readonly settings: { readonly weekly: boolean; readonly quiet: boolean };
  readonly rest: { readonly until: Date } | null;
  readonly friend: boolean;
  readonly profileAt: Date | null;
};

export function isResting(member: Member, now: Date): boolean {
  return member.rest !== null && member.rest.until > now;
}

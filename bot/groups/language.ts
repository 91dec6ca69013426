import type { Members } from "#bot/members/service.ts";
import type { Locale } from "#shared/locale.ts";

/** The language of a group: of the first of these people that is a member. */
export async function languageOf(
  lineUserIds: readonly string[],
  members: Pick<Members, "find">,
): Promise<Locale> {
  for (const userId of lineUserIds) {
    const member = await members.find(userId);
    if (member !== null) return member.locale;
  }
  return "ja";
}

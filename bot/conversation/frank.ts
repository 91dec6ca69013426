import { buttonsIn, fill, namesIn } from "#bot/messages/speak.ts";
import { readings, type ReceivedComment } from "#shared/comments.ts";
import type { Locale } from "#shared/locale.ts";
import { says, sayKey } from "./says.ts";
import type { Offer, Say } from "./say.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

const page = "/comments";

/** That frank words came, and when they shall be read: none of them are said here. */
export function frankCame(comment: ReceivedComment, organizer: string, locale: Locale): Say {
  const also = readings.map((when): Offer => {
    const label = buttonsIn(locale, "PF10")[when] ?? when;
    return {
      label: { text: fill(label, { organizer }) },
      tap: { do: "frank", id: comment.id, when },
    };
  });
  return {
    key: "PF10",
    vars: { from: nameOf(comment, locale) },
    private: ["from"],
    offers: [],
    also,
  };
}

/** The receiver chose: the words come now, or wait as long as they like. */
export async function readFrank(
  deps: Pick<TalkDeps, "comments" | "organizer" | "page">,
  visit: Visit,
  id: string,
  choice: string | undefined,
): Promise<Reply> {
  const { member } = visit;
  const when = readings.find((each) => each === choice);
  const comment = when === undefined ? null : await deps.comments.read(member.id, id, when);
  if (comment === null) return sayKey(visit, "SY3");
  const uri = deps.page(page);
  const offers: Offer[] =
    uri === null
      ? []
      : [{ label: { button: "page", of: "frank.later" }, tap: { do: "page", page }, uri }];
  if (comment === "nobody") return says(visit, { key: "frank.alone", offers });
  if (when === "later") return says(visit, { key: "frank.later", offers });
  if (when === "together")
    return says(visit, { key: "frank.together", vars: { organizer: deps.organizer }, offers });
  if (comment.words === null) return sayKey(visit, "SY3");
  const { text, how } = comment.words;
  const vars = { from: nameOf(comment, member.locale), text, how: how ?? "" };
  return says(visit, { key: "frank.words", vars, private: ["from", "text", "how"], offers });
}

const nameOf = ({ from }: ReceivedComment, locale: Locale) =>
  from?.name ?? namesIn(locale).unnamed.member;

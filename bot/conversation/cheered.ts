import type { Cheers } from "#bot/cheers/service.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Say } from "./say.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

const page = "/cheers";

/** Where somebody is in distress or about to leave, nothing else is brought up. */
const notNow = /^(SY18|SY1[0-3]|leave)(\.|$)/;

/**
 * The line about cheers that came: the last of a reply that costs nothing, once. They are told by
 * this event from here on, so that the same event, stepped again after a crash, says the same.
 */
export async function cheeredLine(
  deps: { readonly cheers: Pick<Cheers, "tell">; readonly page: TalkDeps["page"] },
  event: KeptEvent,
  { member }: Visit,
  { says, forget }: Pick<Reply, "says" | "forget">,
): Promise<Say | null> {
  if (!("replyToken" in event) || event.replyToken === undefined) return null;
  if (says.length === 0 || forget === true) return null;
  if (says.some(({ key }) => notNow.test(key))) return null;
  const n = await deps.cheers.tell(member.id, event.id);
  if (n === 0) return null;
  const key: BubbleKey = n === 1 ? "cheers.one" : n < 10 ? "cheers.few" : "cheers.many";
  const uri = deps.page(page);
  const read = { label: { button: "read", of: key }, tap: { do: "page", page } } as const;
  return {
    key,
    vars: { n: String(n) },
    offers: [],
    ...(uri !== null && { also: [{ ...read, uri }] }),
  };
}

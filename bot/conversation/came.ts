import type { Cheers } from "#bot/cheers/service.ts";
import type { Comments } from "#bot/comments/service.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Strengths } from "#bot/strengths/service.ts";
import { frankCame } from "./frank.ts";
import type { Say } from "./say.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** What can have come, and the page where it is read. */
const kinds = [
  { of: "cheers", page: "/cheers" },
  { of: "strengths", page: "/strengths" },
  { of: "comments", page: "/comments" },
] as const;

/** Where somebody is in distress, or about to rest or leave, nothing else is brought up. */
export const notNow = /^(SY18|SY1[0-3]|leave)(\.|$)/;

type Deps = {
  readonly cheers: Pick<Cheers, "hasNews" | "tell">;
  readonly strengths: Pick<Strengths, "hasNews" | "tell">;
  readonly comments: Pick<Comments, "hasNews" | "tell" | "tellFrank">;
  readonly page: TalkDeps["page"];
  readonly organizer: string;
};

type Kind = (typeof kinds)[number];

/**
 * Of which kinds something may have come: asked while the answer is still being thought of, and only
 * where something came since nothing was found.
 */
export async function whatCame(
  deps: Pick<Deps, Kind["of"]> & { readonly members: Pick<Members, "knowsAll"> },
  event: KeptEvent,
  member: Pick<Member, "id" | "came" | "cameKnown">,
): Promise<readonly Kind[]> {
  if (!("replyToken" in event) || event.replyToken === undefined) return [];
  if (member.came === member.cameKnown) return [];
  const hasNews = await Promise.all(kinds.map(({ of }) => deps[of].hasNews(member.id, event.id)));
  const come = kinds.filter((_, at) => hasNews[at]);
  if (come.length === 0) await deps.members.knowsAll(member);
  return come;
}

/**
 * The lines about what companions sent: the last of a reply that costs nothing, once, `room` at most.
 * It is told by this event from here on, so that the same event, stepped again after a crash, says
 * the same.
 */
export async function cameLines(
  deps: Deps,
  come: readonly Kind[],
  { member, eventId }: Pick<Visit, "member" | "eventId">,
  { says, forget }: Pick<Reply, "says" | "forget">,
  room: number,
): Promise<Say[]> {
  if (come.length === 0) return [];
  if (says.length === 0 || forget === true) return [];
  if (says.some(({ key }) => notNow.test(key))) return [];
  const lines: Say[] = [];
  for (const { of, page } of come) {
    if (lines.length >= room) break;
    const n = await deps[of].tell(member.id, eventId);
    if (n === 0) continue;
    const key: BubbleKey = `${of}.${n === 1 ? "one" : n < 10 ? "few" : "many"}`;
    const uri = deps.page(page);
    const read = { label: { button: "read", of: key }, tap: { do: "page", page } } as const;
    const also = uri === null ? {} : { also: [{ ...read, uri }] };
    lines.push({ key, vars: { n: String(n) }, offers: [], ...also });
  }
  // One at a time: each is chosen for by itself.
  const mayBeFrank = lines.length < room && come.some(({ of }) => of === "comments");
  const frank = mayBeFrank ? await deps.comments.tellFrank(member.id, eventId) : null;
  return frank === null ? lines : [...lines, frankCame(frank, deps.organizer, member.locale)];
}

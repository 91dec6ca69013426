import type { PostView } from "#shared/feed.ts";
import type { Locale } from "#shared/locale.ts";
import { wholeUpTo } from "#shared/text.ts";
import { namesIn, textIn } from "#bot/messages/speak.ts";
import { stepName, titleOf } from "./records.ts";
import { says } from "./says.ts";
import type { Offer } from "./say.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** The chat shows the newest; the page has all of them. */
const mostPosts = 3;
const mostWords = 120;

/** What companions shared last, as far as a card goes. */
export async function stepsOfAll(deps: TalkDeps, visit: Visit): Promise<Reply> {
  const { member } = visit;
  const { circles, posts } = await deps.feed.latest(member.id, mostPosts);
  const path = circles.length === 1 ? `/feed/${circles[0]}` : "/feed";
  const uri = deps.page(path);
  const key = circles.length === 0 ? "feed.alone" : posts.length === 0 ? "feed.none" : "feed.list";
  const reflect: Offer = {
    label: { button: "reflect", of: "feed.list" },
    tap: { do: "open", at: "reflect" },
  };
  const page: Offer[] =
    uri === null || circles.length === 0
      ? []
      : [{ label: { button: "page", of: "feed.list" }, tap: { do: "page", page: path }, uri }];
  const offers = [...page, reflect];
  if (key !== "feed.list") return says(visit, { key, offers });
  const told = posts.map((post) => postText(post, member.locale)).join("\n\n");
  return says(visit, { key, vars: { posts: told }, private: ["posts"], offers });
}

function postText({ author, cadence, period, before, words }: PostView, locale: Locale): string {
  const name = author.name ?? namesIn(locale).unnamed.member;
  // What a member writes may not look like the heading of somebody else's post.
  const short = (text: string) => {
    const line = text.replace(/\s+/g, " ").trim();
    return line.length > mostWords ? `${wholeUpTo(line, mostWords)}…` : line;
  };
  const now = words.find(({ part, text }) => part === "now" && text !== "");
  const next = words.find(({ part, text }) => part === "next" && text !== "");
  const lines = [
    before === null ? null : textIn(locale, "feed.before", { text: short(before) }),
    now === undefined ? null : `${stepName(now.qid, locale)}: ${short(now.text)}`,
    next === undefined ? null : textIn(locale, "feed.next", { text: short(next.text) }),
  ];
  const head = `■ ${short(name)} ${titleOf(cadence, period, locale)}`;
  return [head, ...lines.filter((line) => line !== null)].join("\n");
}

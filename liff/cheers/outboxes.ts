import { notifyManager, type InfiniteData, type QueryClient } from "@tanstack/preact-query";
import { isWorthAsking, Refused, type AyumiApi } from "#liff/api.ts";
import type { CheeredPost, SentCheer, SentCheers } from "#shared/cheers.ts";
import type { PostPage } from "#shared/comments.ts";
import type { FeedPage } from "#shared/feed.ts";
import { createCheerOutbox, type Answer, type CheerOutbox, type Wish } from "./outbox.ts";

const FEED = ["feed"] as const;

/** A step's own page keeps its card beside what was said under it. */
const POSTS = ["comments", "post"] as const;

/** One outbox a visit: it goes on sending while other pages are looked at. */
const outboxes = new WeakMap<AyumiApi, CheerOutbox>();

export function cheerOutboxOf(api: AyumiApi, memberId: string, queries: QueryClient): CheerOutbox {
  const found = outboxes.get(api);
  if (found !== undefined) return found;
  const outbox = createCheerOutbox({
    storage: localStorageOrNone(),
    memberId,
    send: (wish) => send(api, wish),
    async onSent(post, sent) {
      if (sent === null) {
        for (const queryKey of [FEED, POSTS]) void queries.invalidateQueries({ queryKey });
        return;
      }
      queries.setQueriesData<InfiniteData<FeedPage>>({ queryKey: FEED }, (feed) =>
        feed === undefined ? feed : withSent(feed, post, sent),
      );
      queries.setQueriesData<PostPage>(
        { queryKey: POSTS },
        (page) => page && { ...page, post: cheered(page.post, post, sent) },
      );
      // What was asked for before may come after, and older.
      for (const queryKey of [FEED, POSTS])
        if (queries.isFetching({ queryKey }) > 0) void queries.invalidateQueries({ queryKey });
      // Those who show it are told in turn: behind them it is on the page.
      await new Promise<void>((resolve) => notifyManager.schedule(resolve));
    },
  });
  window.addEventListener("online", outbox.flush);
  document.addEventListener("visibilitychange", outbox.flush);
  outboxes.set(api, outbox);
  return outbox;
}

async function send(api: AyumiApi, { circle, post, word, quiet, isGiven }: Wish): Promise<Answer> {
  const one = api.circles[":circle"].posts[":post"].cheers[":word"];
  const param = { circle, post, word };
  // It arrives even if the page is closed in the same moment.
  const options = { init: { keepalive: true } };
  try {
    const answer = isGiven
      ? await one.$put({ param, json: { quiet } }, options)
      : await one.$delete({ param }, options);
    const { sent }: SentCheers = await answer.json();
    return { is: "done", sent };
  } catch (error) {
    if (error instanceof Error && isWorthAsking(error)) return { is: "later" };
    const status = error instanceof Refused ? error.status : 0;
    return { is: "refused", why: status === 404 ? "gone" : status === 400 ? "full" : "failed" };
  }
}

const withSent = (
  feed: InfiniteData<FeedPage>,
  post: string,
  sent: readonly SentCheer[],
): InfiniteData<FeedPage> => ({
  ...feed,
  pages: feed.pages.map((page) => ({
    ...page,
    items: page.items.map((item) => cheered(item, post, sent)),
  })),
});

const cheered = (item: CheeredPost, post: string, sent: readonly SentCheer[]): CheeredPost =>
  item.id === post ? { ...item, cheers: { ...item.cheers, sent } } : item;

function localStorageOrNone(): Pick<Storage, "getItem" | "setItem"> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}

import type { Db } from "mongodb";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { firstCircleId } from "#bot/circles/rules.ts";
import { createCommentStore } from "#bot/comments/store.ts";
import { postId } from "#bot/feed/rules.ts";

const hour = 60 * 60_000;

/** By months back; the last month's is still waiting to be read. */
const given: Readonly<Record<number, string>> = {
  3: "聞けてよかったです。とくに、頼まれる前に表をつくっていたところ。当たり前ではないと思います。",
  1: "だれかが話しはじめるまで、待っていますよね。その間があるから、みんな話せています。",
};

/** What the organizer wrote to Sakura about her months. */
export async function writePastComments(
  db: Db,
  people: { readonly from: string; readonly to: string },
  now: Date,
  zone: string,
): Promise<void> {
  const store = createCommentStore(db);
  for (const [back, text] of Object.entries(given)) {
    let period = periodOf("monthly", now, zone);
    for (let step = 0; step < Number(back); step += 1) period = periodBefore(period);
    const at = new Date(now.getTime() - Number(back) * 20 * hour);
    const id = `demo-comment-${period}`;
    await store.add({
      id,
      postId: postId({ memberId: people.to, cadence: "monthly", period }),
      circleId: firstCircleId,
      to: people.to,
      memberId: people.from,
      kind: "praise",
      text,
      how: null,
      operation: id,
      slot: 0,
      at,
      reading: "now",
      report: null,
      reportedAt: null,
      toldBy: "page",
      seenAt: Number(back) > 1 ? at : null,
    });
  }
}

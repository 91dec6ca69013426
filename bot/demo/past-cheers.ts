import type { Db } from "mongodb";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { createCheerStore } from "#bot/cheers/store.ts";
import { firstCircleId } from "#bot/circles/rules.ts";
import { postId } from "#bot/feed/rules.ts";
import type { CheerWord } from "#shared/cheers.ts";

const hour = 60 * 60_000;

/** By months back: what came, whether quietly. The last month's are still waiting to be read. */
const given: Readonly<Record<number, readonly (readonly [word: CheerWord, quiet: boolean])[]>> = {
  6: [["CH2", false]],
  3: [
    ["CH9", false],
    ["CH8", false],
  ],
  1: [
    ["CH1", false],
    ["CH7", false],
    ["CH6", true],
  ],
};

/** What the organizer gave for Sakura's months. */
export async function writePastCheers(
  db: Db,
  people: { readonly from: string; readonly to: string },
  now: Date,
  zone: string,
): Promise<void> {
  const store = createCheerStore(db);
  for (const [back, words] of Object.entries(given)) {
    let period = periodOf("monthly", now, zone);
    for (let step = 0; step < Number(back); step += 1) period = periodBefore(period);
    const isRead = Number(back) > 1;
    for (const [slot, [word, quiet]] of words.entries()) {
      const at = new Date(now.getTime() - (Number(back) * 24 - slot) * hour);
      await store.add({
        id: `demo-${period}-${word}`,
        postId: postId({ memberId: people.to, cadence: "monthly", period }),
        to: people.to,
        circleId: firstCircleId,
        memberId: people.from,
        word,
        quiet,
        slot,
        at,
        toldBy: isRead ? "page" : null,
        seenAt: isRead ? at : null,
      });
    }
  }
}

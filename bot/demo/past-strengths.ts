import type { Db } from "mongodb";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { postId } from "#bot/feed/rules.ts";
import { nobody, type StrengthNote } from "#bot/strengths/rules.ts";
import { createStrengthStore } from "#bot/strengths/store.ts";

const day = 24 * 60 * 60_000;

type Named = Pick<StrengthNote, "scene"> &
  Partial<Pick<StrengthNote, "word" | "name" | "effect" | "granted" | "echo">> & {
    /** In the record of so many months ago. */
    readonly back: number;
    /** Somebody who has left since. */
    readonly hasLeft?: true;
  };

/** The newest is still waiting to be read. */
const named: readonly Named[] = [
  {
    back: 1,
    word: "preparing",
    scene: "面接の質問を、前の日のうちに3つまで絞っていたところ",
    granted: "準備を、準備と思わずにしているところ",
  },
  {
    back: 2,
    name: "会議の進行",
    scene: "時間を10分残して、みんなの宿題まで決めて会議を終えたところ",
    echo: "known",
  },
  {
    back: 3,
    name: "聞き上手",
    scene: "採用面接で、相手が言い終わるまで待ってから、次の質問をしていたところ",
    effect: "緊張していた方が、最後は笑っていました",
    echo: "surprising",
  },
  {
    back: 5,
    word: "listening",
    scene: "後輩の相談に、途中で口をはさまずに付き合っていたところ",
    hasLeft: true,
  },
];

/** What companions saw in Sakura's months. */
export async function writePastStrengths(
  db: Db,
  people: { readonly from: string; readonly to: string },
  now: Date,
  zone: string,
): Promise<void> {
  const store = createStrengthStore(db);
  for (const { back, hasLeft, word = null, name = null, ...rest } of named) {
    const { scene, effect = null, granted = null, echo = null } = rest;
    let period = periodOf("monthly", now, zone);
    for (let step = 0; step < back; step += 1) period = periodBefore(period);
    const id = `demo-strength-${back}`;
    const at = new Date(now.getTime() - (back * 30 - 25) * day);
    const isRead = back > 1;
    await store.add({
      id,
      memberId: hasLeft ? nobody(id) : people.from,
      signature: null,
      to: people.to,
      postId: postId({ memberId: people.to, cadence: "monthly", period }),
      operation: id,
      slot: 0,
      word,
      name,
      scene,
      effect,
      granted,
      at,
      rev: 1,
      echo,
      as: "waiting",
      toldBy: isRead ? "page" : null,
      seenAt: isRead ? at : null,
    });
  }
}

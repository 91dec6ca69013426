import { spreadOf, type Spread } from "#tests/bench/figures.ts";
import { createConnections } from "./connections.ts";
import { createPerson, type Person } from "./person.ts";
import type { Platform } from "./platform.ts";

export type Pace = {
  readonly do: "pace";
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
};

export type Paced = {
  readonly failed: number;
  /** From the moment a request was due to its 200. */
  readonly acknowledged: Spread;
  /** From the moment a request was due to the reply. */
  readonly answered: Spread;
  readonly unanswered: number;
};

/** How long a person takes before they act again. */
const THINKS_MS = 3000;

/** Requests at a fixed rate, whatever the bot makes of it, from people in the middle of a talk. */
export const pace = async (platform: Platform, order: Pace): Promise<Paced> => {
  const line = createConnections(order.port);
  const ready: { readonly person: Person; readonly from: number }[] = [];
  const acknowledged: number[] = [];
  const answered: number[] = [];
  const turns: Promise<void>[] = [];
  let failed = 0;
  let unanswered = 0;

  const turnOf = async (person: Person, due: number) => {
    const { bytes, replyToken } = person.acts();
    const answer = platform.answerTo(replyToken);
    const status = await line.send(bytes);
    if (status === 200) acknowledged.push(performance.now() - due);
    else failed += 1;
    const heard = await answer;
    if (!heard) {
      unanswered += 1;
      return;
    }
    answered.push(heard.at - due);
    person.hears(heard.messages);
    if (!person.isDone()) ready.push({ person, from: performance.now() + THINKS_MS });
  };

  const began = performance.now();
  const count = order.perSecond * order.seconds;
  for (let sent = 0; sent < count;) {
    const now = performance.now();
    for (; sent < count; sent++) {
      const due = began + (sent * 1000) / order.perSecond;
      if (due > now) break;
      const rested = (ready[0]?.from ?? Infinity) <= now ? ready.shift() : undefined;
      turns.push(turnOf(rested?.person ?? createPerson(), due));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(turns);
  line.close();
  return {
    failed,
    unanswered,
    acknowledged: spreadOf(acknowledged),
    answered: spreadOf(answered),
  };
};

import { spreadOf, type Spread } from "#tests/bench/figures.ts";
import { createConnections } from "./connections.ts";
import { createPerson, type Person } from "./person.ts";
import type { Platform } from "./platform.ts";

export type Pace = {
  readonly do: "pace";
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** As LINE's redelivery does: what was not answered with 200 is sent again. */
  readonly again?: boolean;
};

export type Paced = {
  readonly failed: number;
  /** From the moment a request was due to its 200. */
  readonly acknowledged: Spread;
  /** From the moment a request was due to the reply. */
  readonly answered: Spread;
  readonly unanswered: number;
  /** Replies to what had its reply already. */
  readonly repeated: number;
  /** The longest time in which no request was answered with 200. */
  readonly silence: number;
};

const AGAIN_MS = 20;
/** Whatever is still to be answered then is lost. */
const LONG_MS = 120_000;
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
  let heardAt = performance.now();
  let silence = 0;
  const repeatedBefore = platform.repeated();

  const send = async (bytes: Uint8Array) => {
    for (;;) {
      const status = await line.send(bytes);
      if (status === 200) {
        silence = Math.max(silence, performance.now() - heardAt);
        heardAt = performance.now();
      }
      if (status === 200 || !order.again) return status;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  };

  const turnOf = async (person: Person, due: number) => {
    const { bytes, replyToken } = person.acts();
    const answer = platform.answerTo(replyToken, order.again ? LONG_MS : undefined);
    const status = await send(bytes);
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
    repeated: platform.repeated() - repeatedBefore,
    silence,
    acknowledged: spreadOf(acknowledged),
    answered: spreadOf(answered),
  };
};

import { spreadOf, type Spread } from "#tests/bench/figures.ts";
import { createConnections } from "./connections.ts";
import { createPerson } from "./person.ts";
import type { Platform } from "./platform.ts";

export type Talk = {
  readonly do: "talk";
  readonly port: number;
  readonly people: number;
  readonly seconds: number;
  /** How long a person reads an answer before they act again. */
  readonly pauseMs: number;
};

export type Talked = {
  /** From the POST of the webhook to the reply's arrival. */
  readonly turns: Spread;
  /** Those of them in which somebody adds the bot and is greeted. */
  readonly greetings: Spread;
  readonly perSecond: number;
  readonly failed: number;
};

/** So many people at once, each waiting for the answer before they go on. */
export const talk = async (platform: Platform, order: Talk): Promise<Talked> => {
  const line = createConnections(order.port);
  const times: number[] = [];
  const greetings: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + order.seconds * 1000;

  const session = async () => {
    const person = createPerson();
    for (let isFirst = true; !person.isDone(); isFirst = false) {
      const { bytes, replyToken } = person.acts();
      const answer = platform.answerTo(replyToken);
      const sent = performance.now();
      const status = await line.send(bytes);
      const heard = status === 200 ? await answer : null;
      if (!heard) {
        failed += 1;
        return;
      }
      times.push(heard.at - sent);
      if (isFirst) greetings.push(heard.at - sent);
      person.hears(heard.messages);
      if (order.pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, order.pauseMs));
    }
  };

  await Promise.all(
    Array.from({ length: order.people }, async () => {
      while (performance.now() < end) await session();
    }),
  );
  const took = (performance.now() - began) / 1000;
  line.close();
  return {
    turns: spreadOf(times),
    greetings: spreadOf(greetings),
    perSecond: times.length / took,
    failed,
  };
};

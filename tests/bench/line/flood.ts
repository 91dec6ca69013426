import { spreadOf, type Spread } from "#tests/bench/figures.ts";
import { createConnections } from "./connections.ts";
import { newUserIds, signedRequest } from "./webhook.ts";

export type Flood = {
  readonly do: "flood";
  readonly port: number;
  readonly connections: number;
  readonly seconds: number;
  /** Each of them has consented, so their words are kept. */
  readonly userIds: readonly string[];
};

export type Flooded = {
  readonly accepted: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly times: Spread;
};

const PREPARED_A_SECOND = 8000;

/** As many single-event requests as the server takes, each connection one after the other. */
export const flood = async ({ port, connections, seconds, userIds }: Flood): Promise<Flooded> => {
  const line = createConnections(port);
  let turn = 0;
  const make = () => {
    turn += 1;
    const userId = userIds[turn % userIds.length] ?? newUserIds();
    return signedRequest(userId, { type: "message", text: "提案書のたたき台を作った" }, Date.now())
      .bytes;
  };
  const prepared = Array.from({ length: PREPARED_A_SECOND * seconds }, make);
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let now = performance.now(); now < end; now = performance.now()) {
        const status = await line.send(prepared.pop() ?? make());
        if (status === 200) times.push(performance.now() - now);
        else failed += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  line.close();
  return {
    accepted: times.length,
    failed,
    perSecond: times.length / took,
    times: spreadOf(times),
  };
};

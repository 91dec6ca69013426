import process from "node:process";
import { spreadOf, type Spread } from "#tests/bench/figures.ts";
import { openConnection, type Connection } from "./connection.ts";
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
  /** Milliseconds of the sender's own CPU for an event. */
  readonly senderCpu: number;
};

/** More than any server here takes: nothing is signed once the clock runs. */
const PREPARED_A_SECOND = 20_000;

/** As many single-event requests as the server takes, each connection one after the other. */
export const flood = async ({ port, connections, seconds, userIds }: Flood): Promise<Flooded> => {
  const requests = prepare(PREPARED_A_SECOND * seconds, userIds);
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)));
  const times: number[] = [];
  let failed = 0;
  const began = performance.now();
  const usedBefore = process.cpuUsage();
  const end = began + seconds * 1000;

  /** Resolves when the time is over; a connection that broke is not used again. */
  const sendOn = (connection: Connection) =>
    new Promise<void>((resolve) => {
      const send = (now: number) => {
        const request = now < end ? requests.pop() : undefined;
        if (!request) return resolve();
        connection.send(request, (status) => {
          const answered = performance.now();
          if (status === 200) times.push(answered - now);
          else failed += 1;
          if (status === 0) resolve();
          else send(answered);
        });
      };
      send(began);
    });
  await Promise.all(open.map(sendOn));

  const took = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(usedBefore);
  for (const connection of open) connection.close();
  return {
    accepted: times.length,
    failed,
    perSecond: times.length / took,
    times: spreadOf(times),
    senderCpu: (user + system) / 1000 / times.length,
  };
};

const prepare = (count: number, userIds: readonly string[]): Uint8Array[] => {
  const says = { type: "message", text: "提案書のたたき台を作った" } as const;
  return Array.from({ length: count }, (_, i) => {
    const userId = userIds[i % userIds.length] ?? newUserIds();
    return signedRequest(userId, says, Date.now()).bytes;
  });
};

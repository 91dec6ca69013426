import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, vi } from "vitest";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { startLine } from "#tests/support/line.ts";
import { openPasswordDoor } from "#tests/support/password-door.ts";
import { environment } from "#tests/support/settings.ts";
import { startWorker } from "#tests/support/worker.ts";

/** The Worker with a database behind a port, and the LINE double. `close` it in the end. */
export const startStage = async (start: Date) => {
  const ends: (() => unknown)[] = [];
  const close = async () => {
    for (const end of ends.toReversed()) await end();
  };
  const folder = await mkdtemp(join(tmpdir(), "ayumi-stage-"));
  ends.push(() => rm(folder, { recursive: true, force: true }));
  const assets = await layOut(join(folder, "liff"));
  const dir = join(folder, "data");
  let server = await openEmbedded({ dir, port: 0 });
  ends.push(() => server.close());
  const { port } = server;
  const uri = `mongodb://127.0.0.1:${port}/ayumi?directConnection=true`;
  const { db, close: disconnect } = openDatabase(uri);
  ends.push(disconnect);

  // As on Atlas: a name and a password, which is written in more than one way.
  const door = await openPasswordDoor({
    name: "ayumi",
    password: "歩み I sesame",
    port: () => server.port ?? 0,
  });
  ends.push(door.close);

  let offset = start.getTime() - Date.now();
  const line = await startLine(
    { now: () => new Date(Date.now() + offset) },
    (end) => void ends.push(end),
  );
  const worker = await startWorker({
    main: "tests/worker/staged-worker.ts",
    assets,
    variables: environment({
      MONGODB_URI: `mongodb://ayumi:${encodeURIComponent("歩み\u00a0Ⅰ ses\u00adame")}@127.0.0.1:${door.port}/ayumi?directConnection=true&authSource=admin&authMechanism=SCRAM-SHA-256`,
      LINE_API_BASE_URL: line.url,
      LINE_DATA_API_BASE_URL: line.url,
      LINE_LOGIN_BASE_URL: line.url,
      COMMUNITY_NAME: "いまてんキャリア研究所",
    }),
  }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  ends.push(worker.stop);
  line.double.setWebhookUrl(`${worker.url}/webhook`);
  const setClock = () => fetch(`${worker.url}/clock?offset=${offset}`);
  await setClock();

  const trigger = () => fetch(`${worker.url}/cdn-cgi/handler/scheduled`);
  const overdue = () => db.collection("jobs").updateMany({}, { $set: { nextRunAt: new Date(0) } });
  const heard = (userId: string) => JSON.stringify(line.double.botMessages(userId));

  return {
    db,
    double: line.double,
    sent: line.sent,
    url: worker.url,
    said: worker.said,
    heard,
    hears: (userId: string, words: string) =>
      vi.waitFor(() => expect(heard(userId)).toContain(words), { timeout: 15_000, interval: 20 }),
    friend: async (name: string) => {
      const { userId } = line.double.addPerson({ name });
      await line.double.follow(userId);
      return userId;
    },
    jumpTo: async (at: Date) => {
      offset = at.getTime() - Date.now();
      await setClock();
    },
    /** As after a pause: every job is overdue; then the minute's trigger. */
    minute: async () => {
      if ((await overdue()).matchedCount === 0) {
        await trigger();
        await overdue();
      }
      return trigger();
    },
    /** The object is gone at once; whoever asks next gets a new one. */
    endObject: async () => {
      await fetch(`${worker.url}/end`);
      await setClock();
    },
    withoutDatabase: async (work: () => Promise<void>) => {
      await server.close();
      await work();
      server = await openEmbedded({ dir, ...(port !== null && { port }) });
    },
    close,
  };
};

/** A mini-app as a build leaves it. */
const layOut = async (folder: string) => {
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(folder, "index.html"), "<!doctype html>歩み");
  await writeFile(join(folder, "assets/index-x.js"), "walk()");
  await writeFile(join(folder, "assets/index-x.js.br"), "compressed for Node");
  const ignored = join(import.meta.dirname, "../../liff/public/.assetsignore");
  await copyFile(ignored, join(folder, ".assetsignore"));
  return folder;
};

export type Stage = Awaited<ReturnType<typeof startStage>>;

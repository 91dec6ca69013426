import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { createApp } from "#bot/app.ts";
import { createContext } from "#bot/context.ts";
import { openDatabase } from "#bot/db.ts";
import { patient } from "#tests/support/patient.ts";
import { openLog } from "#bot/log.ts";
import { createListener } from "#bot/node-listener.ts";
import { echo } from "#tests/support/echo.ts";
import { testConfig } from "#tests/support/settings.ts";

// A bot that kills itself at the step the parent names.
let fatal: string | null = null;
process.on("message", (step: string) => {
  fatal = step;
});

// oxlint-disable-next-line node/no-process-env -- from the parent test
const { CRASH_DATABASE = "", CRASH_LINE = "" } = process.env;
const { db } = openDatabase(CRASH_DATABASE, patient);
const context = createContext({
  config: testConfig({ LINE_API_BASE_URL: CRASH_LINE, LINE_DATA_API_BASE_URL: CRASH_LINE }),
  db,
  log: openLog({ level: "error", write: () => {} }),
  leaseMs: 300,
  createConversation: () => ({
    respond: echo,
    consents: { has: () => true },
    isCommandWord: () => false,
    stores: [],
  }),
  at: (step) => {
    if (step === fatal) process.kill(process.pid, "SIGKILL");
  },
});
await context.start();
const server = createServer(createListener(context, createApp(context)));
server.listen(0, "127.0.0.1", () => {
  process.send?.((server.address() as AddressInfo).port);
});

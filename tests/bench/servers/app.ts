import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { parseArgs } from "node:util";
import { createApp } from "#bot/app.ts";
import { createContext } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openDatabase } from "#bot/db.ts";
import { openLog } from "#bot/log.ts";
import { createListener } from "#bot/node-listener.ts";
import { testConfig } from "#tests/support/settings.ts";

// The bot as it is, on a database of others. Without --turns no turn is taken after the 200.

const { values } = parseArgs({
  options: {
    uri: { type: "string", default: "" },
    line: { type: "string", default: "http://127.0.0.1:9" },
    turns: { type: "boolean", default: false },
  },
});
const { db } = openDatabase(values.uri);
const config = testConfig({ LINE_API_BASE_URL: values.line, LINE_DATA_API_BASE_URL: values.line });
const log = openLog({ level: "warning", write: (line) => process.stderr.write(`${line}\n`) });
const context = createContext({ config, db, log, createConversation });
if (values.turns) await context.start();
else await context.process.stop();
const server = createServer(createListener(context, createApp(context)));
server.listen(0, "127.0.0.1", () => {
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on("disconnect", () => process.exit());

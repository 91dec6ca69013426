import { parseArgs } from "node:util";
import { startEmbedded } from "./server.ts";

// `npm run embedded -- --port 27017 --dir ./data`: the server alone, so that MongoDB's tools can look
// inside.

const { values } = parseArgs({
  options: { port: { type: "string" }, dir: { type: "string", default: "./data" } },
});
const port = values.port === undefined ? undefined : Number(values.port);
if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65_536)) {
  stop(`--port has to be a number from 0 to 65535, not "${values.port}"`);
}

try {
  const server = await startEmbedded({
    dir: values.dir,
    ...(port === undefined ? {} : { port }),
    log: (message, facts) => process.stderr.write(`${message} ${JSON.stringify(facts)}\n`),
  });
  process.stdout.write(`${server.uri}\n`);
  if (server.port !== null) {
    process.stdout.write(`mongodb://127.0.0.1:${server.port}/?directConnection=true\n`);
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  stop(error instanceof Error ? error.message : String(error));
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

import process from "node:process";
import { openDatabase } from "#bot/db.ts";
import { patient } from "#tests/support/patient.ts";
import { openDelivery } from "./planned.ts";

// Delivers what is due until nothing is left, or until it has made so many pushes and kills itself.
// oxlint-disable-next-line node/no-process-env -- from the parent test
const { SENDS_DATABASE = "", SENDS_LINE = "", SENDS_DIE = "" } = process.env;
const { db } = openDatabase(SENDS_DATABASE, patient);
let left = Number(SENDS_DIE) || Infinity;
const deliver = openDelivery(db, SENDS_LINE, {
  leaseMs: 500,
  atOnce: 60,
  at: (step) => {
    // Zero pushes: it dies with what it claimed.
    if (step === "pushed") left -= 1;
    if (left <= 0) process.kill(process.pid, "SIGKILL");
  },
});
for (;;) {
  await deliver();
  const waiting = { state: { $in: ["planned", "sending"] } };
  if ((await db.collection("sends").countDocuments(waiting)) === 0) break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}
process.exit(0);

import { differences } from "#bot/backup/fingerprint.ts";
import { fill } from "#bot/backup/fill.ts";
import { isHalfFilled } from "#bot/backup/mark.ts";
import { fingerprintOf, readStill } from "#bot/backup/snapshot.ts";
import { runStoreCommand } from "./run-store-command.ts";
import { nameOfPlace, openPlace, placeSaid, refuseMissing, samePlace } from "./store-place.ts";

// `npm run migrate-store -- --from embedded --to mongodb`, or back: copies everything, reads both
// sides again and compares them. The bot is stopped meanwhile; the source stays as it is.

await runStoreCommand(
  "Say from where to where: npm run migrate-store -- --from embedded --to mongodb [--replace]\n" +
    "Each is `embedded` (DATA_DIR), `mongodb` (MONGODB_URI), a directory or a mongodb:// address.",
  { from: { type: "string" }, to: { type: "string" }, replace: { type: "boolean" } },
  async ({ words, values }, config) => {
    const { from, to } = values;
    if (typeof from !== "string" || typeof to !== "string" || words.length > 0) return null;
    const [source, target] = [placeSaid(from, config), placeSaid(to, config)];
    if (source === null || target === null) throw new Error("MONGODB_URI is not set.");
    if (samePlace(source, target)) throw new Error("Both are the same place.");
    refuseMissing(source);
    const there = await openPlace(source);
    try {
      if (await isHalfFilled(there.db)) {
        throw new Error("A restore was cut short in the source, so it is not whole. Repeat it.");
      }
      const contents = await readStill(there.db);
      if (contents.shapes.length === 0)
        throw new Error(`There is no data in ${nameOfPlace(source)}.`);
      const here = await openPlace(target);
      try {
        const options = { replace: values["replace"] === true, at: new Date() };
        const { documents, sent } = await fill(here.db, contents, options);
        const changed = differences(sent, await fingerprintOf(await readStill(there.db)));
        if (changed.length > 0) {
          throw new Error(
            `Somebody wrote to the source meanwhile (${changed.join(", ")}). Stop the bot and repeat this with --replace.`,
          );
        }
        return `${documents} documents in ${contents.shapes.length} collections are in ${nameOfPlace(target)}, read again and compared. ${nameOfPlace(source)} is as it was.`;
      } finally {
        await here.close();
      }
    } finally {
      await there.close();
    }
  },
);

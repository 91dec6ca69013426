import { checkBackup, readBackup } from "#bot/backup/file.ts";
import { fill } from "#bot/backup/fill.ts";
import { tellBackup } from "#bot/backup/summary.ts";
import { runStoreCommand } from "./run-store-command.ts";
import { nameOfPlace, openPlace, placeOf } from "./store-place.ts";

// `npm run restore -- FILE [--replace] [--check]`: the data as it stands in a backup. The bot is
// stopped meanwhile; --check only reads the file.

await runStoreCommand(
  "Say which file: npm run restore -- backups/2026-12-01.bson [--replace | --check]",
  { replace: { type: "boolean" }, check: { type: "boolean" } },
  async ({ words, values }, config) => {
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) return null;
    const summary = await checkBackup(file);
    if (values["check"] === true) return `${tellBackup(file, summary)} It is whole.`;
    const place = placeOf(config);
    const { db, close } = await openPlace(place);
    try {
      await fill(db, await readBackup(file), {
        replace: values["replace"] === true,
        at: new Date(),
      });
    } finally {
      await close();
    }
    return `${tellBackup(file, summary)} All of it is in ${nameOfPlace(place)}, read again and compared.`;
  },
);

import { writeBackup } from "#bot/backup/file.ts";
import { isHalfFilled } from "#bot/backup/mark.ts";
import { readMoment } from "#bot/backup/snapshot.ts";
import { tellBackup } from "#bot/backup/summary.ts";
import { runStoreCommand } from "./run-store-command.ts";
import { nameOfPlace, openBeside, placeOf, refuseMissing } from "./store-place.ts";

// `npm run backup -- FILE`: everything of one moment in one file, also while the bot runs.

await runStoreCommand(
  "Say into which file: npm run backup -- backups/2026-12-01.bson",
  {},
  async ({ words }, config) => {
    const [file, ...more] = words;
    if (file === undefined || more.length > 0) return null;
    const place = placeOf(config);
    refuseMissing(place);
    const { db, close } = await openBeside(place);
    try {
      if (await isHalfFilled(db)) {
        throw new Error("A restore was cut short here, so this is not all of the data. Repeat it.");
      }
      const summary = await readMoment(db, (contents) => {
        if (contents.shapes.length === 0)
          throw new Error(`There is no data in ${nameOfPlace(place)}.`);
        return writeBackup(file, contents, new Date());
      });
      return tellBackup(file, summary);
    } finally {
      await close();
    }
  },
);

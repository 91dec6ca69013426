import { expect, test } from "vitest";
import { onEveryServer } from "./servers.ts";

// The operations Agenda 6 sends, on which the schedule rests.
onEveryServer(({ collection }) => {
  test("a due job is locked by one of many", async () => {
    const now = new Date("2026-11-23T00:00:00Z");
    const earlier = new Date(now.getTime() - 1000);
    const docs = await collection(
      { name: "nudge", nextRunAt: earlier, priority: 0, lockedAt: null },
      { name: "nudge", nextRunAt: earlier, priority: 10 },
      { name: "nudge", nextRunAt: new Date(now.getTime() + 1), lockedAt: null },
      { name: "nudge", nextRunAt: earlier, lockedAt: earlier, disabled: true },
    );
    await docs.createIndex({ name: 1, nextRunAt: 1, priority: -1, lockedAt: 1, disabled: 1 });
    const lock = () =>
      docs.findOneAndUpdate(
        {
          name: "nudge",
          disabled: { $ne: true },
          $or: [
            { lockedAt: { $eq: null }, nextRunAt: { $lte: now } },
            { lockedAt: { $lte: new Date(now.getTime() - 600_000) } },
          ],
        },
        { $set: { lockedAt: now } },
        { returnDocument: "after", sort: { nextRunAt: 1, priority: -1 } },
      );
    const locked = await Promise.all([lock(), lock(), lock()]);
    const priorities = locked.map((job) => job?.["priority"] as number | undefined);
    expect(priorities.toSorted((a = -1, b = -1) => b - a)).toEqual([10, 0, undefined]);
  });

  test("a recurring job is written once", async () => {
    const docs = await collection();
    const every = () =>
      docs.findOneAndUpdate(
        { name: "digest", type: "single" },
        { $set: { repeatInterval: "0 9 * * *" }, $setOnInsert: { nextRunAt: new Date(0) } },
        { upsert: true, returnDocument: "after" },
      );
    await every();
    await every();
    expect(await docs.countDocuments()).toBe(1);
  });

  test("job names are grouped", async () => {
    const docs = await collection({ name: "a" }, { name: "b" }, { name: "a" });
    const groups = await docs
      .aggregate([{ $match: {} }, { $group: { _id: "$name" } }, { $sort: { _id: 1 } }])
      .toArray();
    expect(groups).toEqual([{ _id: "a" }, { _id: "b" }]);
  });
});

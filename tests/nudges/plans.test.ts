import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createCircleStore, circlesDefinition } from "#bot/circles/store.ts";
import { conversationsDefinition, createConversationStore } from "#bot/conversation/store.ts";
import { ensureIndexes } from "#bot/db.ts";
import { createMeetupStore, meetupsDefinition } from "#bot/meetups/store.ts";
import { createMemberStore, membersDefinition } from "#bot/members/store.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import { createSendStore, sendsDefinition } from "#bot/sends/store.ts";
import { scansDuring } from "#tests/support/plans.ts";

test("planning and sending ask nothing that no index serves", async () => {
  const at = new Date("2026-11-25T11:00:00Z");
  const ids = ["m1", "m2", "m3"];
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [
      membersDefinition,
      reflectionsDefinition,
      sendsDefinition,
      circlesDefinition,
      conversationsDefinition,
      meetupsDefinition,
    ]);
    const members = createMemberStore(db);
    await members.toLookAt(at, 500);
    await members.lookedByIds(ids);
    await members.lookAgain(ids);
    await createReflectionStore(db).writtenSince(ids, "2026-05-01");
    await createReflectionStore(db).sharersOf("c1", "2026-11", at);
    await createCircleStore(db).ofAny(ids);
    await createConversationStore(db).heard(["U1", "U2"]);
    await createMeetupStore(db).near(["c1", "c2"], at, at);
    await createMeetupStore(db).answersBetween(at, at);
    const sends = createSendStore(db);
    await sends.ofMembers(ids, at);
    await sends.unplanOf(ids, ["monthly"], "2026-11-25");
    await sends.due(at, at, 500);
    const send = randomUUID();
    await sends.claim([send], { by: "me", clock: at, until: at, month: "2026-11" });
    await sends.settle("me", [{ id: send, is: "sent", at }]);
    await sends.sums("2026-11", ["planned"]);
    await sends.plannedUntil(at);
  });
  expect(asked).toBeGreaterThan(14);
  expect(scans).toEqual([]);
});

import type { Db } from "mongodb";
import { firstCircleId } from "#bot/circles/rules.ts";
import { createGroupStore } from "#bot/groups/store.ts";
import { hashOf, newKey } from "#bot/secret-key.ts";

/** The cast's group belongs to the circle already, as if its organizer had opened the bot's link. */
export async function linkPastGroup(
  db: Db,
  now: Date,
  group: { readonly id: string; readonly name: string; readonly people: number },
): Promise<void> {
  const groups = createGroupStore(db);
  const hash = hashOf(newKey());
  await groups.arrived(group.id, "group");
  await groups.offer(group.id, hash, new Date(now.getTime() + 1));
  await groups.link(hash, firstCircleId, now);
  await groups.named(group.id, group.name);
  await groups.counted(group.id, group.people);
}

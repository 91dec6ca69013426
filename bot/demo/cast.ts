import { demoOrganizer } from "#bot/setup/rehearsal.ts";
import type { Role } from "#shared/circle.ts";
import type { LineDouble } from "./double/double.ts";

/** The small seeded cast. Ids are fixed, so that a restart finds the same people. */
export const cast = {
  yuki: { userId: `U${"1".repeat(32)}`, name: "ゆき", language: "ja" },
  kenta: { userId: `U${"2".repeat(32)}`, name: "健太", language: "ja" },
  sakura: { userId: `U${"3".repeat(32)}`, name: "さくら", language: "ja" },
  imaten: { userId: demoOrganizer, name: "いまてん", language: "ja" },
  anna: { userId: `U${"4".repeat(32)}`, name: "Anna", language: "en" },
} as const;

export const group = { id: `C${"a".repeat(32)}`, name: "キャリア研究所" } as const;

/** All of them belong to one circle from their consent on; いまてん leads it. */
export const roleInDemo = (lineUserId: string): Role | null => {
  if (lineUserId === cast.imaten.userId) return "organizer";
  return Object.values(cast).some(({ userId }) => userId === lineUserId) ? "member" : null;
};

/** The people and their group. ゆき is new; the others added the bot long ago. */
export function gather(line: LineDouble): void {
  const people = Object.values(cast);
  for (const person of people) line.addPerson({ ...person, isFriend: person !== cast.yuki });
  line.createGroup({ ...group, members: people.map(({ userId }) => userId) });
}

/** What they say first, so that each phone shows something of what the bot answers. */
export const firstWords = [
  [cast.kenta, "みんなの歩み"],
  [cast.sakura, "わたしの記録"],
  [cast.imaten, "定例会"],
  [cast.anna, "our steps"],
] as const;

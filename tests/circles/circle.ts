import type { Member } from "#bot/members/rules.ts";
import { startSite } from "#tests/support/site.ts";

export const START = new Date("2026-11-23T12:00:00Z");
export const DAY = 24 * 60 * 60_000;

/** A circle with one of each role, and people who look at it from outside. */
export const startCircle = async (
  options: Pick<
    NonNullable<Parameters<typeof startSite>[0]>,
    "db" | "clock" | "env" | "liffFolder"
  > = {},
) => {
  let at = START;
  const site = await startSite({ ...options, now: () => at });
  const { circles } = site.context.features;
  const who = async (name: string) => site.member(name);
  const people = {
    organizer: await who("Olga"),
    cohost: await who("Chie"),
    formerCohost: await who("Emi"),
    member: await who("Mari"),
    another: await who("Nao"),
    removed: await who("Ren"),
    other: await who("Ota"),
  };
  const { organizer } = people;
  const circle = await circles.found(organizer.id, { name: "第一期", history: "from_joining" });
  const other = await circles.found(people.other.id, { name: "別の会", history: "from_beginning" });
  const enter = async ({ id }: Member, introduction: string | null = null) => {
    const { token } = await circles.invite(organizer.id, circle.id, 7);
    await circles.accept(token, { memberId: id, introduction });
  };
  for (const one of [
    people.cohost,
    people.formerCohost,
    people.member,
    people.another,
    people.removed,
  ])
    await enter(one, "よろしくお願いします");
  const appoint = (one: Member, until: Date) =>
    circles.appoint(organizer.id, circle.id, one.id, "cohost", until);
  await appoint(people.cohost, new Date(START.getTime() + 30 * DAY));
  await appoint(people.formerCohost, new Date(START.getTime() + 1));
  await circles.remove(organizer.id, circle.id, people.removed.id);
  at = new Date(START.getTime() + 60_000);
  return {
    site,
    circles,
    people,
    circle,
    other,
    enter,
    path: `/api/circles/${circle.id}`,
    passes: (ms: number) => {
      at = new Date(at.getTime() + ms);
    },
  };
};

export type CircleStage = Awaited<ReturnType<typeof startCircle>>;

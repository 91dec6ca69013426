import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import type { LettersView, LetterView } from "#shared/letters.ts";
import { DAY, startCircle } from "#tests/circles/circle.ts";
import { createStrengthStore } from "#bot/strengths/store.ts";
import { note } from "#tests/strengths/note.ts";
import { scansDuring } from "#tests/support/plans.ts";

test("a half-year is read again in one's own words, with what companions sent, by its writer alone", async () => {
  const stage = await startCircle();
  const { site, circle, people, passes } = stage;
  const { reflections, cheers } = site.context.features;
  const { member, another } = people;
  const write = (period: string, qid: string, text: string) =>
    reflections.change(
      { memberId: member.id, cadence: "monthly", period },
      {
        eventId: `${period}${qid}`,
        script: { id: "monthly", version: 1 },
        circles: [circle.id],
        at: site.context.now(),
      },
      [
        {
          do: "write",
          qid,
          part: { text, at: site.context.now() },
          how: "append",
          audience: "circle",
        },
        { do: "close", status: "shared" },
      ],
    );
  const as = async (who: typeof member) => {
    const ask = await site.as(who.lineUserId);
    return async (path: string) => ask("GET", `/api/me/letters${path}`);
  };
  const early = await as(member);
  expect((await early("/2026-H2")).status).toBe(404);
  expect(await (await early("")).json()).toEqual({ letters: [] });
  // A half that is over and holds nothing is an invitation.
  expect(await (await early("/2026-H1")).json()).toMatchObject({ size: "none", moments: [] });

  await write("2026-11", "MO3", "最後まで話せた");
  passes(3600_000);
  const postId = `${member.id}:monthly:2026-11`;
  const at = { circleId: circle.id, postId };
  expect((await cheers.cheer(another.id, at, { word: "CH1", quiet: false })).ok).toBe(true);
  expect((await cheers.cheer(people.cohost.id, at, { word: "CH6", quiet: true })).ok).toBe(true);
  const strengths = createStrengthStore(site.db);
  const given = { memberId: another.id, to: member.id, postId, at: site.context.now() };
  await strengths.add(note({ ...given, name: null, word: "listening", scene: "待っていたところ" }));
  await strengths.add(note({ ...given, slot: 1, as: "declined", scene: "ことわった場面" }));
  passes(40 * DAY);
  const late = await as(member);
  expect((await (await late("")).json()) as LettersView).toEqual({ letters: ["2026", "2026-H2"] });
  const letter = (await (await late("/2026-H2")).json()) as LetterView;
  expect(letter).toMatchObject({
    size: "few",
    moments: [{ period: "2026-11", qid: "MO3", text: "最後まで話せた" }],
    thenAndNow: null,
    cheers: [
      { word: "CH1", from: [another.name] },
      { word: "CH6", from: [] },
    ],
    strengths: [{ scene: "待っていたところ", from: another.name }],
  });
  for (const [period, text] of [
    ["2026-10", "聞けた"],
    ["2026-12", "任せた"],
  ] as const)
    await write(period, "MO3", text);
  expect(((await (await late("/2026")).json()) as LetterView).size).toBe("full");
  const others = await (await (await as(another))("/2026-H2")).text();
  expect(others).not.toMatch(/最後まで話せた|待っていた/);
  for (const wrong of ["2026-H3", "2027", "x", "1999"])
    expect((await late(`/${wrong}`)).status).toBe(404);
});

test("what a letter asks of the records is served by an index", async () => {
  const { scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [reflectionsDefinition]);
    await createReflectionStore(db).standing("m1", "2026-01-01", "2026-07-31");
    await createReflectionStore(db).standingMonths("m1");
  });
  expect(scans).toEqual([]);
});

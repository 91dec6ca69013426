import { expect, test } from "vitest";
import type { Comparison, SnapshotsView } from "#shared/inventory-compare.ts";
import type { AssetsView } from "#shared/inventory-assets.ts";
import { codeOf, startSite } from "#tests/support/site.ts";

const setUp = async () => {
  const clock = { at: new Date("2026-09-10T03:00:00Z") };
  const site = await startSite({ now: () => clock.at });
  const yuki = await site.member("Yuki");
  /** A session does not last for months. */
  const asYuki = async (...asked: Parameters<Awaited<ReturnType<typeof site.as>>>) =>
    (await site.as(yuki.lineUserId))(...asked);
  const get = async <T>(path: string) => (await (await asYuki("GET", path)).json()) as T;
  const write = (id: string, value: unknown, rev = 0) =>
    asYuki("PUT", `/api/inventory/fields/${id}`, { value, rev });
  /** Three months with words in them: September, October, now. */
  const walk = async () => {
    await write("I2-3", "1本書く");
    await write("I6-5", "学費のこと");
    clock.at = new Date("2026-10-10T03:00:00Z");
    await write("I2-3", "2本、自分で書く", 1);
    clock.at = new Date("2026-11-23T03:00:00Z");
    await write("I2-4", "手直しが減ったら");
    await write("I6-5", null, 1);
  };
  return { site, clock, yuki, asYuki, get, write, walk };
};

const months = (get: <T>(path: string) => Promise<T>) =>
  get<SnapshotsView>("/api/inventory/snapshots");

test("the months over in which something changed are told, oldest first", async () => {
  const { get, walk } = await setUp();
  expect(await months(get)).toEqual({ months: [] });
  await walk();
  expect(await months(get)).toEqual({ months: ["2026-09", "2026-10"] });
});

test("two moments stand side by side, each change with its word", async () => {
  const { get, walk } = await setUp();
  await walk();
  const compared = await get<Comparison>("/api/inventory/comparison?from=2026-09&to=now");
  expect(compared).toEqual({
    from: "2026-09",
    to: "now",
    sections: [
      {
        section: "goal",
        fields: [
          { id: "I2-3", became: "changed", before: "1本書く", after: "2本、自分で書く" },
          { id: "I2-4", became: "new", before: null, after: "手直しが減ったら" },
        ],
        items: [],
      },
      {
        section: "money",
        fields: [{ id: "I6-5", became: "gone", before: "学費のこと", after: null }],
        items: [],
      },
    ],
  });
  const back = await get<Comparison>("/api/inventory/comparison?from=2026-10&to=2026-09");
  expect(back.sections[0]?.fields[0]).toMatchObject({ became: "changed", after: "1本書く" });
});

test("a month that is none is refused by name, one without a snapshot is not found", async () => {
  const { asYuki, walk } = await setUp();
  await walk();
  const ask = (query: string) => asYuki("GET", `/api/inventory/comparison${query}`);
  for (const [query, field] of [
    ["?from=2026-13&to=now", "from"],
    ["?from=2026-09&to=2026-W40", "to"],
    ["?from=__proto__&to=now", "from"],
    ["?from=2026-09", "to"],
    ["?to=now", "from"],
    ["?from=2026-09&to=now&member=ken", "member"],
  ] as const) {
    const answer = await ask(query);
    expect(answer.status, query).toBe(400);
    const { error } = (await answer.json()) as { error: { fields: Record<string, string> } };
    expect(Object.keys(error.fields)).toContain(field);
  }
  for (const query of ["2026-08", "2026-11", "2026-12", "0000-01"]) {
    expect((await ask(`?from=${query}&to=now`)).status, query).toBe(404);
  }
});

test("nobody else's months are there, and without a session none", async () => {
  const { site, walk } = await setUp();
  await walk();
  const asKen = await site.as((await site.member("Ken")).lineUserId);
  const paths = ["snapshots", "comparison?from=2026-09&to=now", "assets"];
  expect((await asKen("GET", "/api/inventory/comparison?from=2026-09&to=now")).status).toBe(404);
  const seen = await Promise.all(
    paths.map(async (path) => (await asKen("GET", `/api/inventory/${path}`)).text()),
  );
  expect(seen.join()).not.toContain("2本");
  expect(seen.join()).not.toContain("2026-09");
  for (const path of paths) {
    const answer = await site.ask("GET", `/api/inventory/${path}`);
    expect(answer.status, path).toBe(401);
    expect(await codeOf(answer)).toBe("unauthenticated");
  }
});

test("the five assets are told quarter by quarter, as far as something was said of them", async () => {
  const { site, yuki, get, clock } = await setUp();
  clock.at = new Date("2026-12-20T03:00:00Z");
  const answer = (period: string, choices: Readonly<Record<string, string>>) =>
    site.reflections.change(
      { memberId: yuki.id, cadence: "quarterly", period },
      { eventId: period, script: { id: "quarterly", version: 1 }, circles: [], at: clock.at },
      Object.entries(choices).map(([qid, choice]) => ({
        do: "choose",
        qid,
        choice,
        audience: "self",
      })),
    );
  await answer("2026-Q4", { QU3: "up", QU3p: "same", QU3t: "down", QU4a: "graduate" });
  await answer("2026-Q3", { QU3: "up", QU3e: "up", QU3p: "same", QU3m: "same", QU3t: "same" });
  await answer("2026-Q2", { QU4a: "graduate" });
  expect(await get<AssetsView>("/api/inventory/assets")).toEqual({
    quarters: [
      {
        period: "2026-Q3",
        assets: { skill: "up", experience: "up", people: "same", money: "same", time: "same" },
      },
      {
        period: "2026-Q4",
        assets: { skill: "up", experience: null, people: "same", money: null, time: "down" },
      },
    ],
  });
});

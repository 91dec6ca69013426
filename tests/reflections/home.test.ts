import { expect, test } from "vitest";
import type { HomeView } from "#shared/reflection-form.ts";
import { startSite } from "#tests/support/site.ts";
import { NOVEMBER, put, startForm } from "./form.ts";

test("the first page knows what is open, what is due, and how far it is", async () => {
  const { asYuki } = await startForm();
  const home = async () => (await (await asYuki("GET", "/api/home")).json()) as HomeView;
  const due = (monthly: string) => [
    { cadence: "weekly", period: "2026-W48", status: "none" },
    { cadence: "monthly", period: "2026-11", status: monthly },
    { cadence: "quarterly", period: "2026-Q4", status: "none" },
  ];
  expect(await home()).toEqual({ drafts: [], due: due("none"), total: 0 });
  await put(asYuki, "MO3", { text: "話せた", base: { text: "" } });
  const drafts = [{ cadence: "monthly", period: "2026-11" }];
  expect(await home()).toEqual({ drafts, due: due("draft"), total: 0 });
  await asYuki("POST", `${NOVEMBER}/close`, { as: "kept" });
  expect(await home()).toEqual({ drafts: [], due: due("kept"), total: 1 });
});

test("for ten days the first page has what just ended before what just began, but no week", async () => {
  const { as, yuki, jumpTo } = await startForm();
  const dueOn = async (day: string) => {
    jumpTo(new Date(`${day}T20:00+09:00`));
    const home = await (await as(yuki.lineUserId))("GET", "/api/home");
    return ((await home.json()) as HomeView).due.map(({ period }) => period);
  };
  expect(await dueOn("2027-01-05")).toEqual([
    "2027-W01",
    "2026-12",
    "2027-01",
    "2026-Q4",
    "2027-Q1",
  ]);
  expect(await dueOn("2027-01-11")).toEqual(["2027-W02", "2027-01", "2027-Q1"]);
  expect(await dueOn("2027-02-03")).toEqual(["2027-W05", "2027-01", "2027-02", "2027-Q1"]);
});

test("whoever came when it was nearly over is not asked for what ended", async () => {
  const site = await startSite({ now: () => new Date("2026-12-05T20:00+09:00") });
  const rin = await site.member("りん");
  const home = await (await site.as(rin.lineUserId))("GET", "/api/home");
  expect(((await home.json()) as HomeView).due.map(({ period }) => period)).toEqual([
    "2026-W49",
    "2026-12",
    "2026-Q4",
  ]);
});

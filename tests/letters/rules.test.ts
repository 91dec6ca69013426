import { describe, expect, test } from "vitest";
import {
  cheersIn,
  issuesIn,
  momentsIn,
  promisesIn,
  thenAndNowIn,
  type LetterRecord,
} from "#bot/letters/rules.ts";
import { standingDay } from "#bot/calendar.ts";
import { isLetterSpan, offeredOn, opensDay } from "#shared/letters.ts";

const at = new Date("2026-06-01");
const record = (
  period: string,
  words: Readonly<Record<string, string>>,
  choices: Readonly<Record<string, string>> = {},
): LetterRecord => ({
  cadence: period.includes("W") ? "weekly" : period.includes("Q") ? "quarterly" : "monthly",
  period,
  standsOn: standingDay(period),
  answers: Object.fromEntries([
    ...Object.entries(words).map(([qid, text]) => [
      qid,
      { parts: [{ text, at }], audience: "self" },
    ]),
    ...Object.entries(choices).map(([qid, choice]) => [
      qid,
      {
        parts: words[qid] === undefined ? [] : [{ text: words[qid], at }],
        choice,
        audience: "self",
      },
    ]),
  ]),
});
const isFit = (text: string) => !text.includes("消えたい");

describe("moments", () => {
  test("one a month, what went well before what was done, and never a worry", () => {
    const found = momentsIn(
      [
        record("2026-01", { MO2: "資料を直した", MO3: "最後まで話せた", MO5a: "上司がこわい" }),
        record("2026-W07", { WK1: "面談" }),
        record("2026-03", { MO5a: "だれにも言えない" }),
        record("2026-04", { bridge: "引っ越しと、休む時間" }),
      ],
      isFit,
    );
    expect(found.map(({ period, text }) => [period, text])).toEqual([
      ["2026-01", "最後まで話せた"],
      ["2026-W07", "面談"],
      ["2026-04", "引っ越しと、休む時間"],
    ]);
  });

  test("words that ask for gentleness are passed over, and very long ones are cut whole", () => {
    const long = "あ".repeat(278) + "😀😀";
    const [first, second] = momentsIn(
      [
        record("2026-01", { MO3: "消えたい", MO4: "助かったと言われた" }),
        record("2026-02", { MO3: long }),
      ],
      isFit,
    );
    expect(first?.text).toBe("助かったと言われた");
    expect(second?.text).toBe(`${"あ".repeat(278)}…`);
  });
});

test("promises tell what became of them, but not of those that were left lying", () => {
  const months = [
    record("2026-01", { MO7: "型をつくる" }),
    record("2026-02", { MO7: "相談する" }, { MO1: "done" }),
    record("2026-03", { MO7: "休む" }, { MO1: "untouched" }),
  ];
  const after = record("2026-04", {}, { MO1: "changed" });
  expect(promisesIn(months, [...months, after], isFit)).toEqual([
    { period: "2026-01", text: "型をつくる", became: "done" },
    { period: "2026-03", text: "休む", became: "changed" },
  ]);
  expect(promisesIn(months.slice(0, 1), months.slice(0, 1), isFit)).toEqual([
    { period: "2026-01", text: "型をつくる", became: null },
  ]);
});

test("then and now need two different answers to one question", () => {
  const [one, two] = [
    record("2026-01", { MO6: "準備が大事" }),
    record("2026-05", { MO6: "頼ってよい" }),
  ];
  expect(thenAndNowIn([one], isFit)).toBeNull();
  expect(thenAndNowIn([one, record("2026-02", { MO6: "準備が大事" })], isFit)).toBeNull();
  const found = thenAndNowIn([one, two], isFit);
  expect([found?.early.text, found?.late.text]).toEqual(["準備が大事", "頼ってよい"]);
});

test("an issue that rests stays at rest", () => {
  const issues = issuesIn(
    [
      record("2026-01", { MO5c: "引き継ぎの型" }),
      record("2026-02", { MO5c: "会議を減らす" }, { MO5d: "rest" }),
    ],
    isFit,
  );
  expect(issues.map(({ text }) => text)).toEqual(["引き継ぎの型"]);
});

test("each cheer's word stands once, with the names of those who gave theirs", () => {
  const given = [
    { word: "CH1", from: "健太" },
    { word: "CH1", from: "健太" },
    { word: "CH1", from: null },
    { word: "CH6", from: null },
  ] as const;
  expect(cheersIn(given)).toEqual([
    { word: "CH1", from: ["健太"] },
    { word: "CH6", from: [] },
  ]);
});

describe("when", () => {
  test("a letter is offered from the 25th for some weeks, the year's rather than its half's", () => {
    expect(offeredOn("2026-06-24")).toBeNull();
    expect(offeredOn("2026-06-25")).toBe("2026-H1");
    expect(offeredOn("2026-07-31")).toBe("2026-H1");
    expect(offeredOn("2026-08-01")).toBeNull();
    expect(offeredOn("2026-12-25")).toBe("2026");
    expect(offeredOn("2027-01-30")).toBe("2026");
    expect(offeredOn("2027-02-01")).toBeNull();
  });

  test("a span is a year or its half", () => {
    expect(["2026", "2026-H1", "2026-H2"].every(isLetterSpan)).toBe(true);
    expect(["2026-H3", "26", "2026-Q1", "1999", "2026-H1x"].some(isLetterSpan)).toBe(false);
    expect(opensDay("2026")).toBe("2026-12-25");
  });
});

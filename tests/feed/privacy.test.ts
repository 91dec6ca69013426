import { postFor } from "#bot/feed/rules.ts";
import type { Circle } from "#bot/circles/rules.ts";
import type { Reflection } from "#bot/reflections/service.ts";
import { provePrivacyTable } from "#tests/support/privacy-table.ts";
import { answer, circleOf, NOW, person, record } from "./record.ts";

type Case = {
  readonly of: Reflection;
  readonly before?: Reflection;
  readonly circle?: Partial<Circle>;
};

const WORD = "これだけの言葉";
const said = answer("ほかの言葉");
const earlier = new Date(NOW.getTime() - 7_200_000);
const october = record({
  period: "2026-10",
  sharedAt: earlier,
  answers: { MO7: answer(WORD) },
});
const told = { MO3: answer(WORD) };

/** What each row of the table in docs/privacy.md means; `WORD` is what a viewer finds or does not. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  "a draft, or kept for oneself": [
    { of: record({ answers: told, status: "draft" }) },
    { of: record({ answers: told, status: "kept", sharedTo: [], sharedAt: null }) },
  ],
  "shared, answers for companions 👥": [{ of: record({ answers: told }) }],
  "the same in a circle open from its start": [
    { of: record({ answers: told }), circle: { history: "from_beginning" } },
  ],
  "shared, answers for the organizer 🤝": [
    { of: record({ answers: { MO2: said, MO3: answer(WORD, "organizer") } }) },
  ],
  "shared, answers for oneself 🔒": [
    { of: record({ answers: { MO2: said, MO3: answer(WORD, "self") } }) },
  ],
  "worry, conviction, money, notes": ["MO5a", "MO5b", "MO8", "QU3m", "memo", "bridge"].map(
    (qid) => ({ of: record({ answers: { MO2: said, [qid]: answer(WORD) } }) }),
  ),
  "an issue set to rest": [
    {
      of: record({
        answers: { MO2: said, MO5c: answer(WORD), MO5d: answer("", "self", "rest") },
      }),
    },
  ],
  "the promise of the period before, shared": [
    { of: record({ answers: { MO2: said } }), before: october },
  ],
  "the promise of the period before, kept": [
    {
      of: record({ answers: { MO2: said } }),
      before: { ...october, status: "kept", sharedTo: [], sharedAt: null },
    },
  ],
  "shared to another circle": [{ of: record({ answers: told, sharedTo: ["another"] }) }],
  "shared here, and elsewhere since": [
    {
      of: record({
        answers: told,
        sharedTo: ["circle", "another"],
        sharedAt: NOW,
        sharedSince: { circle: earlier, another: NOW },
      }),
    },
  ],
  "shared and taken back": [
    { of: record({ answers: told, status: "kept", sharedTo: ["circle"], sharedAt: null }) },
  ],
};

const viewers: Readonly<Record<string, Parameters<typeof person>[1] | null>> = {
  companion: {},
  newcomer: { joinedAt: new Date(NOW.getTime() - 60_000) },
  "co-host": { role: "cohost", until: new Date(NOW.getTime() + 60_000) },
  organizer: { role: "organizer" },
  elsewhere: null,
  left: null,
};

provePrivacyTable("of somebody's record", {
  cases,
  viewers,
  happens: (shown) =>
    Promise.resolve((as) =>
      shown.some(({ of, before, circle }) => {
        const people = [person("yuki"), ...(as === null ? [] : [person("ken", as)])];
        const viewer = { memberId: "ken", now: NOW };
        const post = postFor(viewer, of, before ?? null, circleOf(people, circle));
        return JSON.stringify(post).includes(WORD);
      }),
    ),
});

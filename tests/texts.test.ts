import fc from "fast-check";
import type { Db } from "mongodb";
import { expect, test } from "vitest";
import { rows, verdictOf, type Viewer } from "./authorization/policy.ts";
import { requestOf } from "./authorization/requests.ts";
import { startStage, type Stage } from "./authorization/stage.ts";
import { planOn } from "./meetups/plan.ts";

const words = { word: null, name: "聞く力", scene: "場面", effect: "効き目", granted: "当たり前" };

/** Where the usual example leaves words out that the request could bring. */
const wordy: Readonly<Record<string, (stage: Stage) => readonly object[]>> = {
  "PATCH /api/me/profile": () => [{ nickname: "ゆき" }],
  "PUT /api/inventory/fields/:id": () => [{ value: "x", rev: 0, audience: "self" }],
  "POST /api/inventory/tactics/:id/decide": () => [{ as: "change", text: "新しい言い方" }],
  "POST /api/posts/:post/strengths": () => [{ id: crypto.randomUUID(), ...words }],
  "PUT /api/me/strengths/given/:id": () => [{ ...words, rev: 1 }],
  "POST /api/circles/:circle/posts/:post/comments": () => [
    { id: crypto.randomUUID(), kind: "frank", text: "もったいない", how: "こうすると" },
  ],
  "POST /api/circles/:circle/meetups": () => [
    planOn({ theme: "秋", place: "駅前", link: "https://example.com/x" }),
  ],
  "PUT /api/meetups/:meetup": () => [
    { ...planOn({ theme: "秋", place: "駅前", link: "https://example.com/x" }), rev: 1 },
  ],
};

const nasty = [
  "歩".repeat(20_000),
  "\ud83d",
  "半分の\udc4dしるし",
  "👩‍👩‍👧‍👦🏳️‍🌈 e\u0301 が",
  "\u202Eמימין לשמאל\u2066ab\u2069",
  "\u0000\u0007\u001b[31m\u007f",
  '<script>alert(1)</script><img src=x onerror="alert(1)">',
  "{name} ${x} {{y}} %s $where __proto__ a.b",
];

/** The viewers who are let in to most: whoever the table lets do it first asks. */
const askers: readonly Viewer[] = ["oneself", "organizer", "community", "stranger", "elsewhere"];
/**
 * Tells who or what is meant, what was there before, or what to look for: nothing that would be
 * kept, and a wrong one is not the fault of a field.
 */
const isKey = (field: string) =>
  /^(idToken|token|code|base(\.text)?|circle|goal|id|field|words|(cheers|strengths|comments)\.0)$/.test(
    field,
  );

/** One line that others read: letters are put together in the usual way, without spaces around. */
const isName = (route: string, field: string) =>
  /profile|POST \/api\/circles$|PATCH \/api\/circles|introduction|meetups(\/:meetup)?$/.test(
    route,
  ) && /^(nickname|name|text|theme|place)$/.test(field);

test(
  "a text is kept to the letter or refused by the name of its field, on every route that takes one",
  { timeout: 300_000 },
  async () => {
    const stage = await startStage();
    const tried = new Set<string>();
    const wrong: string[] = [];
    for (const { route, kind } of rows) {
      const viewer = askers.find((each) => verdictOf(kind, each) === "yes");
      if (viewer === undefined || /^GET|webhook/.test(route)) continue;
      const { method, path, body } = requestOf(stage, route, viewer);
      for (const example of wordy[route]?.(stage) ?? (isObject(body) ? [body] : [])) {
        for (const field of textsIn(example)) {
          tried.add(`${route} ${field.join(".")}`);
          const random = fc.sample(fc.string({ unit: "binary", minLength: 1, maxLength: 30 }), 2);
          for (const text of [...nasty, ...random]) {
            const fresh = "id" in example && route.startsWith("POST") && field[0] !== "id";
            const given = fresh ? { ...example, id: crypto.randomUUID() } : example;
            const answer = await stage.ask(viewer, method, path, withText(given, field, text));
            const kept = isName(route, field.join(".")) ? text.normalize("NFC").trim() : text;
            const fault = await faultOf(stage.site.db, answer, field.join("."), kept);
            const shown = `${JSON.stringify(text.slice(0, 20))}`;
            if (fault !== null) wrong.push(`${route} ${field.join(".")} ${shown}: ${fault}`);
            if (answer.status < 300) await stage.restore();
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried.size).toBeGreaterThan(40);
    const known = rows.map(({ route }) => route);
    expect(Object.keys(wordy).filter((route) => !known.includes(route))).toEqual([]);
  },
);

type Answer = Awaited<ReturnType<Stage["ask"]>>;

async function faultOf(db: Db, answer: Answer, field: string, text: string) {
  const { status, body } = answer;
  if (status < 300) {
    if (isKey(field) || body.includes(JSON.stringify(text).slice(1, -1))) return null;
    return (await isKept(db, text)) ? null : "neither kept nor refused";
  }
  if (status >= 500) return String(status);
  if (isKey(field)) return null;
  const { error } = JSON.parse(body) as { error: { code: string; fields?: object } };
  if (error.code !== "invalid_input") return `${status} ${error.code}`;
  const named = Object.keys(error.fields ?? {});
  return named.some((name) => field.startsWith(name) && name !== "")
    ? null
    : `names ${named.join()}`;
}

/** Whether the whole text stands somewhere as it is. */
async function isKept(db: Db, text: string): Promise<boolean> {
  for (const { name } of await db.listCollections().toArray()) {
    for await (const doc of db.collection(name).find()) if (holds(doc, text)) return true;
  }
  return false;
}

const holds = (value: unknown, text: string): boolean =>
  typeof value === "object" && value !== null
    ? Object.values(value).some((each) => holds(each, text))
    : value === text;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

type Path = readonly string[];

const textsIn = (value: unknown): Path[] =>
  isObject(value)
    ? Object.entries(value).flatMap(([key, each]) => textsIn(each).map((path) => [key, ...path]))
    : typeof value === "string"
      ? [[]]
      : [];

const withText = (value: unknown, [first, ...rest]: Path, text: string): unknown =>
  first === undefined
    ? text
    : Array.isArray(value)
      ? value.with(Number(first), withText(value[Number(first)], rest, text))
      : { ...(value as object), [first]: withText((value as never)[first], rest, text) };

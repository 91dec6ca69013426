import { expect, test } from "vitest";
import { requestOf } from "./authorization/requests.ts";
import { kindNames, namedViewers, rows, verdictOf, viewers } from "./authorization/policy.ts";
import { startStage, type Stage } from "./authorization/stage.ts";
import type { Viewer } from "./authorization/policy.ts";

/** A busy machine may take its time. */
const patient = { timeout: 300_000 };

/** An address as the table writes it: without the pattern that a part of it must fit. */
const plainly = (path: string) => path.replace(/\{(?:[^{}]|\{\d*,?\d*\})*\}/g, "");

test(
  "every route of the app stands in the table, with a kind that the table knows",
  patient,
  async () => {
    const { site } = await startStage();
    const routes = site.app.routes
      .filter(({ method }) => method !== "ALL")
      .map(({ method, path }) => `${method} ${plainly(path)}`);
    const told = rows.map(({ route }) => route);
    const isTold = (route: string) => told.includes(route);
    expect([...new Set(routes)].filter((route) => !isTold(route))).toEqual([]);
    expect(told.toSorted()).toEqual([...new Set(routes)].toSorted());
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(kindNames));
    expect(namedViewers).toEqual(viewers);
  },
);

test(
  "everybody is answered as the table says, and meets nothing they must not",
  patient,
  async () => {
    const stage = await startStage();
    const found: string[] = [];
    for (const { route, kind } of rows) {
      for (const viewer of viewers) {
        const { method, path, body, isKey } = requestOf(stage, route, viewer);
        const answer = await stage.ask(viewer, method, path, body);
        const verdict = answer.status < 300 ? "yes" : String(answer.status);
        const expected = verdictOf(kind, viewer);
        if (verdict !== expected) {
          found.push(
            `${route} as ${viewer}: ${verdict} instead of ${expected} ${answer.body.slice(0, 200)}`,
          );
        }
        const told = stage.hiddenFrom(viewer).filter((word) => answer.text.includes(word));
        if (told.length > 0 && !(isKey && verdict === "yes")) {
          found.push(`${route} as ${viewer} tells ${told.join(", ")}`);
        }
        if (answer.status < 300 && method !== "GET") await stage.restore();
        if (verdict === "404") found.push(...(await told404(stage, route, viewer, answer)));
      }
    }
    expect(found).toEqual([]);
  },
);

test("whoever may read it reads it: the words that are looked for are there", patient, async () => {
  const stage = await startStage();
  const read = async (viewer: Viewer, path: string) => (await stage.ask(viewer, "GET", path)).body;
  const feed = `/api/circles/${stage.circle.id}/feed`;
  expect(await read("member", feed)).toContain("仲間へのことば");
  expect(await read("co-host", feed)).not.toContain("〈oneself〉の🤝ことば");
  expect(await read("organizer", feed)).toContain("〈oneself〉の🤝ことば");
  const file = await read("oneself", "/api/me/takeout?format=json");
  for (const word of stage.hiddenFrom("nobody").filter((each) => each.startsWith("〈oneself〉の")))
    if (!word.includes("よその")) expect(file).toContain(word);
  expect(file).toContain("強みの場面");
  expect(file).toContain("〈oneself〉に届いたことば");
  expect(file).not.toContain("まだ開かないことば");
  const reports = `/api/circles/${stage.circle.id}/reports`;
  expect(await read("organizer", reports)).toContain("〈oneself〉が知らせたことば");
});

test("a place in one list opens nothing of another", patient, async () => {
  const stage = await startStage();
  const first = await stage.ask("organizer", "GET", `/api/circles/${stage.circle.id}/feed?limit=1`);
  const { cursor } = JSON.parse(first.body) as { readonly cursor: string };
  const query = `?cursor=${encodeURIComponent(cursor)}`;
  const lists = [`/api/circles/${stage.other.id}/feed`, "/api/me/reflections", "/api/me/cheers"];
  for (const list of [...lists, "/api/meetups"]) {
    const { status, text } = await stage.ask("elsewhere", "GET", `${list}${query}`);
    expect([list, [200, 400].includes(status)]).toEqual([list, true]);
    expect(stage.hiddenFrom("elsewhere").filter((word) => text.includes(word))).toEqual([]);
  }
});

type Answer = Awaited<ReturnType<Stage["ask"]>>;

/** What is there for others is as absent as what never was: same body, same questions. */
async function told404(stage: Stage, route: string, viewer: Viewer, first: Answer) {
  const { method, path, body } = requestOf(stage, route, viewer);
  const nowhere = path.replace(/[\da-f]{8}-[\da-f-]{27}/g, () => crypto.randomUUID());
  const never = await stage.ask(viewer, method, nowhere, body);
  const isSame =
    never.status === first.status &&
    withoutId(never.text) === withoutId(first.text) &&
    never.asked.join() === first.asked.join();
  return isSame
    ? []
    : [`${route} as ${viewer}: another 404 (${first.asked.join()} / ${never.asked.join()})`];
}

const withoutId = (text: string) => text.replace(/"requestId":"[^"]*"/, "");

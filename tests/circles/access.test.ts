import { expect, test } from "vitest";
import { createApi } from "#bot/api.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startCircle, type CircleStage } from "./circle.ts";

type Viewer =
  | "nobody"
  | "stranger"
  | "elsewhere"
  | "member"
  | "formerCohost"
  | "cohost"
  | "organizer"
  | "removed";

/** In the order of `Viewer`. */
type Expected = readonly [number, number, number, number, number, number, number, number];

const viewers = [
  "nobody",
  "stranger",
  "elsewhere",
  "member",
  "formerCohost",
  "cohost",
  "organizer",
  "removed",
] as const satisfies readonly Viewer[];

type Asked = { readonly path: string; readonly body?: unknown };

const anyone: Expected = [401, 401, 404, 200, 200, 200, 200, 404];
const inCharge = (ok: number): Expected => [401, 401, 404, 403, 403, ok, ok, 404];
const organizers = (ok: number): Expected => [401, 401, 404, 403, 403, 403, ok, 404];

/** Every route of the circles, what is asked of it, and what each viewer is answered. */
const table: Readonly<
  Record<
    string,
    { readonly ask: (stage: CircleStage) => Asked | Promise<Asked>; readonly is: Expected }
  >
> = {
  "GET /circles": {
    ask: () => ({ path: "/api/circles" }),
    is: [401, 401, 200, 200, 200, 200, 200, 200],
  },
  "POST /circles": {
    ask: () => ({ path: "/api/circles", body: { name: "新しい会", history: "from_joining" } }),
    // Nobody here is an organizer of the community; being one of a circle is another thing.
    is: [401, 401, 403, 403, 403, 403, 403, 403],
  },
  "GET /circles/:circle": { ask: ({ path }) => ({ path }), is: anyone },
  "PATCH /circles/:circle": {
    ask: ({ path }) => ({ path, body: { name: "第二期", base: "第一期" } }),
    is: organizers(200),
  },
  "PUT /circles/:circle/introduction": {
    ask: ({ path }) => ({ path: `${path}/introduction`, body: { text: "こんにちは" } }),
    is: anyone,
  },
  "DELETE /circles/:circle/membership": {
    ask: ({ path }) => ({ path: `${path}/membership` }),
    is: [401, 401, 404, 204, 204, 204, 400, 404],
  },
  "PUT /circles/:circle/people/:person/role": {
    ask: ({ path, people }) => ({
      path: `${path}/people/${people.member.id}/role`,
      body: { role: "cohost", until: "2026-12-31" },
    }),
    is: organizers(200),
  },
  "DELETE /circles/:circle/people/:person": {
    ask: ({ path, people }) => ({ path: `${path}/people/${people.another.id}` }),
    is: organizers(200),
  },
  "GET /circles/:circle/feed": { ask: ({ path }) => ({ path: `${path}/feed` }), is: anyone },
  "GET /circles/:circle/meetups/plan": {
    ask: ({ path }) => ({ path: `${path}/meetups/plan` }),
    is: inCharge(200),
  },
  "POST /circles/:circle/meetups": {
    ask: ({ path }) => ({ path: `${path}/meetups`, body: planOn() }),
    is: inCharge(201),
  },
  "GET /circles/:circle/invitations": {
    ask: ({ path }) => ({ path: `${path}/invitations` }),
    is: inCharge(200),
  },
  "POST /circles/:circle/invitations": {
    ask: ({ path }) => ({ path: `${path}/invitations`, body: { days: 7 } }),
    is: inCharge(201),
  },
  "DELETE /circles/:circle/invitations/:invitation": {
    ask: async ({ path, circles, circle, people }) => {
      const { invitation } = await circles.invite(people.organizer.id, circle.id, 7);
      return { path: `${path}/invitations/${invitation.id}` };
    },
    is: inCharge(200),
  },
};

/** Asked with LINE's token and the invitation's instead of a session: see invitations.test.ts. */
const byToken = ["POST /invitations/look", "POST /invitations/accept"];

test("every route of the circles stands in the table", async () => {
  const { site } = await startCircle();
  const routes = createApi(site.context)
    .routes.filter(({ path, method }) => /circle|invitation/.test(path) && method !== "ALL")
    .map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes)).toEqual(new Set([...Object.keys(table), ...byToken]));
});

test.for(Object.keys(table))(
  "%s answers each viewer as the table says",
  { timeout: 60_000 },
  async (route) => {
    const { ask, is } = table[route]!;
    for (const [at, viewer] of viewers.entries()) {
      const stage = await startCircle();
      const { path, body } = await ask(stage);
      const as = await requestsOf(stage, viewer);
      const answer = await as(route.split(" ")[0]!, path, body);
      expect([viewer, answer.status]).toEqual([viewer, is[at]]);
      if (answer.status >= 400) {
        const text = await answer.text();
        expect(text).not.toMatch(/第一期|第二期|Olga|Mari/);
      }
    }
  },
);

async function requestsOf({ site, people }: CircleStage, viewer: Viewer) {
  if (viewer === "nobody") return site.ask;
  if (viewer === "stranger") return site.as(site.stranger("Stella"));
  return site.as(people[viewer === "elsewhere" ? "other" : viewer].lineUserId);
}

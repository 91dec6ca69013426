import { consentVersion } from "#bot/members/rules.ts";
import { planOn } from "#tests/meetups/plan.ts";
import type { Viewer } from "./policy.ts";
import { postOf, type Stage } from "./stage.ts";

type Request = {
  /** What stands for the parts of the address that `inAddress` does not know. */
  readonly in?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  /** The address or a token in the body is the key to what the answer tells. */
  readonly isKey?: true;
};

/** The parts of an address: everything that belongs to somebody is the circle's or Mari's. */
const inAddress = (stage: Stage): Readonly<Record<string, string>> => ({
  circle: stage.circle.id,
  person: stage.bystander.id,
  post: postOf(stage.byName.oneself),
  meetup: stage.meetup,
  invitation: stage.seat,
  cadence: "monthly",
  period: "2026-11",
  qid: "MO3",
  month: "2026-09",
  year: "2026",
  span: "2026-H1",
  section: "task",
  word: "CH1",
  member: stage.byName.oneself.id,
});

const strength = { word: "listening", name: null, scene: "場面", effect: null, granted: null };

/** An example of each request that needs more than its address. */
const requests: Readonly<Record<string, (stage: Stage, as: Viewer) => Request>> = {
  "POST /webhook": () => ({ body: { destination: "x", events: [] } }),
  "GET /takeout/:key": ({ takeout }) => ({ in: { key: takeout }, isKey: true }),
  "POST /takeout/:key": ({ takeout }) => ({ in: { key: takeout }, isKey: true }),
  "GET /calendar/:file": ({ calendar }) => ({ in: { file: calendar }, isKey: true }),
  "GET /calendar/meetups/:file": ({ meetup }) => ({ in: { file: `${meetup}.ics` }, isKey: true }),
  "POST /api/session": ({ idToken }, as) => ({ body: { idToken: idToken(as) } }),
  "POST /api/transfer": ({ idToken }, as) => ({ body: { idToken: idToken(as), code: "0" } }),
  "POST /api/invitations/look": ({ door, idToken }, as) => ({
    body: { token: door, idToken: idToken(as) },
    isKey: true,
  }),
  "POST /api/invitations/accept": ({ door, idToken }, as) => ({
    body: {
      token: door,
      idToken: idToken(as),
      agreed: consentVersion,
      introduction: null,
      locale: "ja",
    },
    isKey: true,
  }),

  "PUT /api/ledger/:class": () => ({
    in: { class: "nudge-weekly" },
    body: { stopped: false },
  }),
  "PATCH /api/me/settings": () => ({ body: { weekly: true } }),
  "PATCH /api/me/profile": () => ({ body: { face: "line" } }),
  "PUT /api/me/rest": () => ({ body: { until: null } }),
  "DELETE /api/me": () => ({ body: { leave: "everything" } }),
  "POST /api/me/search": () => ({ body: { words: "ことば" } }),
  "PUT /api/me/bridges/:month": () => ({ body: { text: "休んだ月", base: "" } }),
  "GET /api/me/takeout": () => ({ query: "?format=json" }),
  "POST /api/me/takeout-links": () => ({ body: { format: "text" } }),
  "PUT /api/reflections/:cadence/:period/answers/:qid": () => ({
    in: { qid: "MO6" },
    body: { text: "x", base: { text: "" }, rev: 0 },
  }),
  "POST /api/reflections/:cadence/:period/close": () => ({ body: { as: "kept" } }),

  "GET /api/inventory/preview": () => ({ query: "?as=circle" }),
  "GET /api/inventory/comparison": () => ({ query: "?from=now&to=now" }),
  "PUT /api/inventory/fields/:id": () => ({ in: { id: "I1-3" }, body: { value: "x", rev: 0 } }),
  "POST /api/inventory/items/:section": () => ({ body: { id: "another" } }),
  "PUT /api/inventory/items/:section/order": () => ({ body: { ids: [] } }),
  "PATCH /api/inventory/items/:section/:id": ({ items }) => ({
    in: { id: items.task },
    body: { field: "I9-1", value: "x", rev: 1 },
  }),
  "DELETE /api/inventory/items/:section/:id": ({ items }) => ({ in: { id: items.task } }),
  "POST /api/inventory/tactics/:id/decide": ({ items }) => ({
    in: { id: items.tactic },
    body: { as: "rest" },
  }),
  "PUT /api/inventory/tactics/:id/links": ({ items }) => ({
    in: { id: items.tactic },
    body: { goal: null, draws: [] },
  }),
  "PUT /api/inventory/tasks/:id/tactic": ({ items }) => ({
    in: { id: items.task },
    body: { tactic: null },
  }),
  "POST /api/inventory/items/:section/:id/reshape": ({ items }) => ({ in: { id: items.task } }),
  "DELETE /api/inventory/items/:section/:id/reshape": ({ items }) => ({ in: { id: items.task } }),
  "POST /api/inventory/sections/:section/confirm": () => ({ in: { section: "time" } }),

  "POST /api/circles": () => ({ body: { name: "新しい会", history: "from_joining" } }),
  "PATCH /api/circles/:circle": () => ({ body: { name: "第二期", base: "第一期" } }),
  "PUT /api/circles/:circle/introduction": () => ({ body: { text: "こんにちは" } }),
  "PUT /api/circles/:circle/people/:person/role": () => ({
    body: { role: "cohost", until: "2026-12-31" },
  }),
  "POST /api/buried-events/retry": () => ({ body: { code: "internal" } }),
  "POST /api/circles/:circle/invitations": () => ({ body: { days: 7 } }),
  "PUT /api/circles/:circle/posts/:post/cheers/:word": () => ({ body: { quiet: false } }),
  "POST /api/me/cheers/met": () => ({ body: { cheers: ["none"], as: "seen" } }),

  "POST /api/posts/:post/strengths": () => ({ body: { id: crypto.randomUUID(), ...strength } }),
  "POST /api/me/strengths/met": () => ({ body: { strengths: ["none"], as: "seen" } }),
  "PUT /api/me/strengths/own/:word": () => ({ in: { word: "listening" } }),
  "DELETE /api/me/strengths/own/:word": () => ({ in: { word: "listening" } }),
  "PATCH /api/me/strengths/:id": ({ strengths }) => ({
    in: { id: strengths.came },
    body: { as: "declined" },
  }),
  "PUT /api/me/strengths/given/:id": ({ strengths }) => ({
    in: { id: strengths.given },
    body: { ...strength, rev: 1 },
  }),
  "DELETE /api/me/strengths/given/:id": ({ strengths }) => ({ in: { id: strengths.given } }),

  "POST /api/circles/:circle/posts/:post/comments": () => ({
    body: { id: crypto.randomUUID(), kind: "insight", text: "問いをひとつ" },
  }),
  "POST /api/me/comments/met": () => ({ body: { comments: ["none"], as: "seen" } }),
  "PUT /api/me/comments/:id/reading": ({ comments }) => ({
    in: { id: comments.came },
    body: { when: "now" },
  }),
  "PUT /api/me/comments/:id/report": ({ comments }) => ({ in: { id: comments.came } }),
  "DELETE /api/me/comments/:id/report": ({ comments }) => ({ in: { id: comments.reported } }),
  "DELETE /api/me/comments/:id": ({ comments }) => ({ in: { id: comments.came } }),
  "DELETE /api/me/comments/given/:id": ({ comments }) => ({ in: { id: comments.given } }),
  "PUT /api/circles/:circle/reports/:id": ({ comments }) => ({
    in: { id: comments.reported },
    body: { outcome: "settled" },
  }),

  "PUT /api/circles/:circle/post-reports/:post": ({ bystander }) => ({
    in: { post: postOf(bystander) },
    body: { outcome: "settled" },
  }),

  "POST /api/circles/:circle/meetups": () => ({ body: planOn() }),
  "PUT /api/meetups/:meetup": () => ({ body: { ...planOn(), rev: 1 } }),
  "PUT /api/meetups/:meetup/cancelled": () => ({ body: { cancelled: true } }),
  "PUT /api/meetups/:meetup/rsvp": () => ({ body: { rsvp: "yes" } }),
  "PUT /api/meetups/:meetup/after": ({ begun }) => ({
    in: { meetup: begun },
    body: { there: true },
  }),
  "PUT /api/meetups/:meetup/takeaway": ({ begun, stayed }, as) => ({
    in: { meetup: begun },
    body: { text: "残ったひとこと", base: as === "oneself" ? stayed : "" },
  }),
  "PUT /api/meetups/:meetup/attendance/:person": ({ begun }) => ({
    in: { meetup: begun },
    body: { there: true },
  }),
  "POST /api/meetups/:meetup/packet": () => ({ body: { do: "start" } }),
  "POST /api/meetups/:meetup/door": ({ idToken }, as) => ({ body: { idToken: idToken(as) } }),
  "POST /api/meetups/:meetup/join": ({ idToken }, as) => ({
    body: { idToken: idToken(as), agreed: consentVersion, introduction: null, locale: "ja" },
  }),
  "PUT /api/circles/:circle/group/digest": () => ({ body: { on: true } }),
  "POST /api/groups/look": () => ({ body: { token: "no-such-link" } }),
  "POST /api/groups/link": () => ({ body: { token: "no-such-link", circle: "first" } }),
};

/** An example of this request, as this viewer makes it. */
export function requestOf(stage: Stage, route: string, viewer: Viewer) {
  const [method = "", pattern = ""] = route.split(" ");
  const request = requests[route]?.(stage, viewer) ?? {};
  const known: Readonly<Record<string, string>> = { ...inAddress(stage), ...request.in };
  const path = pattern.replace(/:(\w+)/g, (_, part: string) => {
    const value = known[part];
    if (value === undefined)
      throw new Error(`tests/authorization/requests.ts: ${route} has :${part}`);
    return encodeURIComponent(value);
  });
  return {
    method,
    path: `${path.replace("*", "")}${request.query ?? ""}`,
    body: request.body,
    isKey: request.isKey,
  };
}

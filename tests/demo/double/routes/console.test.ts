import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import type { ConsoleChange } from "#bot/demo/console-api.ts";
import { startDouble, text } from "#tests/demo/double/setup.ts";

const HERE = "http://127.0.0.1:3001";

const startConsole = () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const ask = (path: string, headers: Record<string, string> = {}) =>
    double.line.app.request(HERE + path, { headers });
  const act = (body: unknown, headers: Record<string, string> = {}) =>
    double.line.app.request(`${HERE}/console/act`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: HERE, ...headers },
      body: JSON.stringify(body),
    });
  return { ...double, yuki, ask, act };
};

test("the state holds people, chats and controls", async () => {
  const { line, ask, push, yuki } = startConsole();
  await line.follow(yuki);
  await push(yuki, [text("ようこそ")]);
  line.setLiffUrl("http://127.0.0.1:3000/liff/");
  expect(await (await ask("/console/state")).json()).toEqual({
    now: "2026-11-23T12:00:00.000Z",
    clockOffsetMs: 0,
    bot: { userId: line.bot.userId, name: "Ayumi" },
    people: [
      {
        userId: yuki,
        name: "ゆき",
        language: "ja",
        friendship: "friend",
        loadingUntil: null,
        richMenuId: null,
      },
    ],
    chats: [
      {
        id: yuki,
        kind: "user",
        name: "ゆき",
        members: [yuki],
        botIsMember: true,
        messages: [
          {
            id: expect.any(String),
            at: "2026-11-23T12:00:00.000Z",
            from: "bot",
            message: { type: "text", text: "ようこそ" },
            unsent: false,
            edited: false,
          },
        ],
      },
    ],
    richMenus: [],
    defaultRichMenuId: null,
    quota: { limit: null, used: 1 },
    faults: {},
    liffUrl: "http://127.0.0.1:3000/liff/",
  });
});

test("the acts of the page reach the bot", async () => {
  const { line, act, bodies, yuki } = startConsole();
  const group = line.createGroup({ name: "三期", members: [yuki] }).id;
  const where = { person: yuki, chat: yuki };
  const acts = [
    { do: "follow", person: yuki },
    { do: "say", ...where, text: "こんにちは" },
    { do: "sticker", ...where, packageId: "446", stickerId: "1988" },
    { do: "photo", ...where },
    { do: "tap", ...where, action: { type: "postback", label: "はい", data: "yes" } },
    { do: "invite-bot", chat: group },
    { do: "say", person: yuki, chat: group, text: "ねえ", mentionsBot: true },
    { do: "leave-group", person: yuki, chat: group },
    { do: "join-group", person: yuki, chat: group },
    { do: "remove-bot", chat: group },
    { do: "block", person: yuki },
    { do: "unblock", person: yuki },
  ];
  for (const one of acts) expect(await (await act(one)).json()).toEqual({ ok: true });
  expect(bodies().map(({ events }) => events[0]?.type)).toEqual([
    "follow",
    "message",
    "message",
    "message",
    "postback",
    "join",
    "message",
    "memberLeft",
    "memberJoined",
    "leave",
    "unfollow",
    "follow",
  ]);
});

test("a message is edited and taken back from the page", async () => {
  const { line, act, yuki } = startConsole();
  const { messageId } = await line.say(yuki, "明日");
  const where = { person: yuki, chat: yuki, messageId };
  await act({ do: "edit", ...where, text: "明後日" });
  expect(line.messages(yuki)[0]).toMatchObject({ edited: true, message: { text: "明後日" } });
  await act({ do: "unsend", ...where });
  expect(line.messages(yuki)[0]).toMatchObject({ unsent: true });
});

test("the controls move clock, quota, faults, names and languages", async () => {
  const { line, act, yuki } = startConsole();
  await act({ do: "clock", addMs: 3_600_000 });
  await act({ do: "quota", limit: 10 });
  await act({ do: "fault", kind: "rate_limited", times: 3 });
  await act({ do: "rename", person: yuki, name: "雪" });
  await act({ do: "language", person: yuki, language: "en" });
  expect(line.state()).toMatchObject({
    now: "2026-11-23T13:00:00.000Z",
    quota: { limit: 10 },
    faults: { rate_limited: 3 },
    people: [{ name: "雪", language: "en" }],
  });
  await act({ do: "reset-clock" });
  expect(line.state().clockOffsetMs).toBe(0);
});

test("redelivery brings what was lost, else the last request again", async () => {
  const { line, act, bodies, yuki } = startConsole();
  await act({ do: "fault", kind: "webhook_lost", times: 1 });
  await line.say(yuki, "届かない");
  await act({ do: "redeliver", times: 1 });
  expect(bodies()).toHaveLength(1);
  await act({ do: "redeliver", times: 2 });
  expect(bodies()).toHaveLength(3);
});

test("an act that cannot be done says why", async () => {
  const { act, yuki } = startConsole();
  const undoable = await act({ do: "unblock", person: yuki });
  expect(undoable.status).toBe(400);
  expect(await undoable.json()).toEqual({ error: expect.stringContaining("is not blocked") });
  expect((await act({ do: "fly" })).status).toBe(400);
  expect((await act(undefined)).status).toBe(400);
});

test("a foreign page can neither read nor act", async () => {
  const { ask, act, line, yuki } = startConsole();
  const foreign = [
    { origin: "https://evil.example" },
    { origin: "http://127.0.0.1:3000" },
    { origin: "null" },
    { host: "evil.example:3001" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of foreign) {
    expect((await act({ do: "follow", person: yuki }, headers)).status).toBe(403);
    expect((await ask("/console/state", headers)).status).toBe(403);
    expect((await ask(`/console/id-token?person=${yuki}`, headers)).status).toBe(403);
  }
  expect(line.state().people[0]?.friendship).toBe("stranger");
});

test("a form cannot act, JSON only", async () => {
  const { act, line, yuki } = startConsole();
  const form = await act({ do: "follow", person: yuki }, { "content-type": "text/plain" });
  expect(form.status).toBe(415);
  expect(line.state().people[0]?.friendship).toBe("stranger");
});

test("the page gets an ID token for a person it shows", async () => {
  const { ask, yuki } = startConsole();
  const answer = await ask(`/console/id-token?person=${yuki}`);
  const { idToken } = (await answer.json()) as { idToken: string };
  expect(decodeJwt(idToken)).toMatchObject({ sub: yuki, aud: "1657000000" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect((await ask("/console/id-token?person=U0")).status).toBe(404);
});

test("a photo is shown until it is taken back", async () => {
  const { line, ask, yuki } = startConsole();
  const { messageId } = await line.photo(yuki);
  const path = `/console/photos/${messageId}`;
  expect((await ask(path)).headers.get("content-type")).toBe("image/png");
  await line.unsend(yuki, messageId);
  expect((await ask(path)).status).toBe(404);
  expect((await ask("/console/rich-menus/none/image")).status).toBe(404);
});

test("the stream begins with the whole state and goes on with changes", async () => {
  const { line, ask, yuki } = startConsole();
  const answer = await ask("/console/stream");
  expect(answer.headers.get("content-type")).toContain("text/event-stream");
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<ConsoleChange> => {
    const { value = "" } = (await reader?.read()) ?? {};
    return JSON.parse(value.replace(/^data: /, "")) as ConsoleChange;
  };
  expect(await next()).toEqual({ type: "state", state: line.state() });
  await line.say(yuki, "生中継");
  expect(await next()).toEqual({ type: "chat", chat: line.state().chats[0] });
  await reader?.cancel();
});

import { expect, test } from "vitest";
import { cheerWords, mostCheers } from "#shared/cheers.ts";
import { codeOf } from "#tests/support/site.ts";
import { sentIn, startCheers } from "./stage.ts";

test("a word is given, comes to the writer with a name, and is taken back without a trace", async () => {
  const { cheer, takeBack, received, waiting, people } = await startCheers();
  const answer = await cheer("another", "CH2");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ sent: [{ word: "CH2", quiet: false }] });
  expect(await waiting("member")).toEqual(["CH2"]);
  const { items, cursor } = await received("member");
  expect(items).toMatchObject([{ cadence: "monthly", period: "2026-11" }]);
  expect(items[0]?.cheers).toMatchObject([
    { word: "CH2", quiet: false, isNew: true, from: { id: people.another.id, name: "Nao" } },
  ]);
  expect(cursor).toBeNull();
  expect(await sentIn(await takeBack("another", "CH2"))).toEqual([]);
  expect((await received("member")).items).toEqual([]);
  expect(await waiting("member")).toEqual([]);
});

test("on a card its giver sees their own words, its writer all of them, and nobody else any", async () => {
  const { cheer, cards } = await startCheers();
  await cheer("another", "CH2");
  await cheer("cohost", "CH6", true);
  const seenBy = async (who: Parameters<typeof cards>[0]) => (await cards(who))[0]?.cheers;
  expect(await seenBy("another")).toEqual({
    sent: [{ word: "CH2", quiet: false }],
    received: [],
  });
  expect(await seenBy("organizer")).toEqual({ sent: [], received: [] });
  expect((await seenBy("member"))?.received.map(({ word, from }) => [word, from?.name])).toEqual([
    ["CH2", "Nao"],
    ["CH6", undefined],
  ]);
});

test("a quiet word never tells whose it is: not to its receiver, not to the organizer, in no file", async () => {
  const { cheer, askAs, people, at } = await startCheers();
  await cheer("another", "CH11", true);
  // Sent again by name it stays quiet; only who takes it back first can give it with a name.
  await cheer("another", "CH11", false);
  const paths = [
    "/api/me/cheers",
    "/api/me/cheers/waiting",
    "/api/me/takeout?format=json",
    "/api/me/takeout?format=text",
    `${at("CH11").split("/posts")[0]}/feed`,
  ];
  for (const who of ["member", "organizer", "cohost"] as const) {
    const ask = await askAs(who);
    for (const path of paths) {
      const text = await (await ask("GET", path)).text();
      if (who === "member" && !path.endsWith("text")) expect(text).toContain("CH11");
      if (who !== "member") expect(text).not.toContain("CH11");
      expect(text).not.toContain(people.another.id);
      expect(text).not.toContain("Nao");
    }
  }
});

test("a word given by name can become quiet", async () => {
  const { cheer, received } = await startCheers();
  await cheer("another", "CH3");
  expect((await (await cheer("another", "CH3", true)).json()) as unknown).toEqual({
    sent: [{ word: "CH3", quiet: true }],
  });
  expect((await received("member")).items[0]?.cheers[0]).toMatchObject({ quiet: true, from: null });
});

test("three words and no fourth, whoever hurries, and the same one twice is one", async () => {
  const { askAs, at, received } = await startCheers();
  const devices = [await askAs("another"), await askAs("another")];
  const answers = await Promise.all(
    devices.flatMap((ask) => cheerWords.map((word) => ask("PUT", at(word), { quiet: false }))),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 400)).toEqual([]);
  const words = (await received("member")).items[0]?.cheers.map(({ word }) => word) ?? [];
  expect(new Set(words).size).toBe(mostCheers);
  expect(words).toHaveLength(mostCheers);
  const refused = answers.find(({ status }) => status === 400);
  expect(await refused?.json()).toMatchObject({
    error: { code: "invalid_input", fields: { word: "full" } },
  });
  const [freed = "CH1"] = words;
  await devices[0]?.("DELETE", at(freed));
  const other = cheerWords.find((word) => !words.includes(word)) ?? "CH1";
  expect((await devices[1]?.("PUT", at(other), { quiet: false }))?.status).toBe(200);
});

test("one's own card takes no cheer", async () => {
  const { cheer } = await startCheers();
  const answer = await cheer("member", "CH1");
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { fields: { post: "own" } } });
});

test("who cannot read a card can neither cheer it nor learn that it is there", async () => {
  const { site, cheer, askAs, at, postOf, other, share, received } = await startCheers();
  for (const who of ["removed", "other"] as const) {
    const answer = await cheer(who, "CH1");
    expect(answer.status).toBe(404);
    expect(await codeOf(answer)).toBe("not_found");
  }
  const asNao = await askAs("another");
  for (const path of [
    at("CH1", postOf("member", "2026-10")),
    at("CH1", "nobody:monthly:2026-11"),
    at("CH1", "x"),
    at("CH1", postOf("member"), other.id),
    at("CH1", postOf("member"), "nowhere"),
  ])
    expect((await asNao("PUT", path, { quiet: false })).status).toBe(404);
  await share("other", "2026-11", [other.id]);
  const asOta = await askAs("other");
  const foreign = await asOta("PUT", at("CH1", postOf("member"), other.id), { quiet: false });
  expect(foreign.status).toBe(404);
  expect((await site.ask("PUT", at("CH1"), { quiet: false })).status).toBe(401);
  expect((await site.ask("GET", "/api/me/cheers")).status).toBe(401);
  expect((await received("member")).items).toEqual([]);
});

test("a card just taken back takes no cheer; those it had stay with its writer, and can be undone", async () => {
  const { site, people, cheer, takeBack, received, cards } = await startCheers();
  await cheer("another", "CH9");
  const key = { memberId: people.member.id, cadence: "monthly", period: "2026-11" } as const;
  await site.reflections.unshare(key, "undo");
  const answer = await cheer("another", "CH10");
  expect(answer.status).toBe(404);
  expect((await received("member")).items[0]?.cheers.map(({ word }) => word)).toEqual(["CH9"]);
  expect(await cards("another")).toEqual([]);
  expect(await sentIn(await takeBack("another", "CH9"))).toEqual([]);
  expect((await received("member")).items).toEqual([]);
});

test("somebody who rests cheers like everybody else", async () => {
  const { site, people, cheer, received } = await startCheers();
  const ask = await site.as(people.another.lineUserId);
  expect((await ask("PUT", "/api/me/rest", { until: "2027-05-01" })).status).toBe(200);
  expect((await cheer("another", "CH6")).status).toBe(200);
  expect((await received("member")).items).toHaveLength(1);
});

test("what was seen waits no longer, and nobody sees it in another's place", async () => {
  const { cheer, askAs, received, waiting } = await startCheers();
  await cheer("another", "CH1");
  await cheer("cohost", "CH2", true);
  const ids = (await received("member")).items.flatMap((item) => item.cheers.map(({ id }) => id));
  const met = async (who: "member" | "organizer", as: string) =>
    (await askAs(who))("POST", "/api/me/cheers/met", { cheers: ids, as });
  expect((await met("organizer", "seen")).status).toBe(204);
  expect(await waiting("member")).toHaveLength(2);
  await met("member", "told");
  expect(await waiting("member")).toHaveLength(2);
  await met("member", "seen");
  expect(await waiting("member")).toEqual([]);
  const { items } = await received("member");
  expect(items[0]?.cheers.map(({ isNew }) => isNew)).toEqual([false, false]);
});

test("what does not fit is refused by name", async () => {
  const { askAs, at } = await startCheers();
  const ask = await askAs("another");
  const fieldsOf = async (answer: Response) => {
    expect(answer.status).toBe(400);
    return Object.keys(
      ((await answer.json()) as { error: { fields?: object } }).error.fields ?? {},
    );
  };
  expect(await fieldsOf(await ask("PUT", at("CH13"), { quiet: false }))).toEqual(["word"]);
  expect(await fieldsOf(await ask("DELETE", at("like")))).toEqual(["word"]);
  expect(await fieldsOf(await ask("PUT", at("CH1"), {}))).toEqual(["quiet"]);
  expect(await fieldsOf(await ask("PUT", at("CH1"), { quiet: true, from: "me" }))).toEqual([
    "from",
  ]);
  expect(await fieldsOf(await ask("GET", "/api/me/cheers?cursor=x"))).toEqual(["cursor"]);
  const met = (body: unknown) => ask("POST", "/api/me/cheers/met", body);
  expect(await fieldsOf(await met({ cheers: [], as: "seen" }))).toEqual(["cheers"]);
  expect(await fieldsOf(await met({ cheers: ["a"], as: "read" }))).toEqual(["as"]);
});

test("pages of received cheers follow each other without a gap or a double", async () => {
  const { share, cheer, postOf, received } = await startCheers();
  for (const period of ["2026-08", "2026-09", "2026-10"]) await share("member", period);
  for (const period of ["2026-08", "2026-09", "2026-10", "2026-11"])
    for (const word of ["CH1", "CH2", "CH3"])
      await cheer("another", word, false, postOf("member", period));
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await received("member", `?limit=5${cursor && `&cursor=${cursor}`}`);
    seen.push(...page.items.flatMap((item) => item.cheers.map(({ id }) => id)));
    ({ cursor } = page);
  }
  expect(seen).toHaveLength(12);
  expect(new Set(seen).size).toBe(12);
});

test("of a quiet word neither list, place nor file tells when it came, or beside which", async () => {
  const { cheer, received, askAs, people, site } = await startCheers();
  await cheer("another", "CH12");
  await cheer("cohost", "CH6", true);
  await cheer("formerCohost", "CH1");
  await cheer("another", "CH2");
  await cheer("another", "CH2", true);
  const ask = await askAs("member");
  const lists = [await received("member", "?limit=1")];
  for (let { cursor } = lists[0] ?? { cursor: null }; cursor !== null;) {
    const page = await received("member", `?limit=1&cursor=${encodeURIComponent(cursor)}`);
    lists.push(page);
    ({ cursor } = page);
  }
  const day = 24 * 60 * 60_000;
  const seen = lists.flatMap(({ items, cursor }) =>
    items.flatMap(({ cheers }) => cheers.map((each) => ({ ...each, cursor }))),
  );
  expect(seen).toHaveLength(4);
  for (const { quiet, cursor } of seen) {
    const time = Number(cursor?.split("~")[0] ?? 0);
    expect(time % day === 0).toBe(quiet || cursor === null);
  }
  const waiting = await (await ask("GET", "/api/me/cheers/waiting")).json();
  expect(waiting).toMatchObject({
    cheers: [{ word: "CH6" }, { word: "CH2" }, { word: "CH1" }, { word: "CH12" }],
  });
  const file = await (await ask("GET", "/api/me/takeout?format=json")).json();
  const { collections } = file as { collections: { cheers: { word: string; quiet: boolean }[] } };
  const quietly = collections.cheers.map(({ quiet }) => quiet);
  expect(quietly).toEqual([false, false, true, true]);
  expect(JSON.stringify(collections.cheers.slice(2))).not.toMatch(/at|memberId|_id/);
  expect(await site.db.collection("cheers").countDocuments({ to: people.member.id })).toBe(4);
});

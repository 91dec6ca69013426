import { expect, test } from "vitest";
import { createCheers } from "#bot/cheers/service.ts";
import { createCheerStore, type CheerStore } from "#bot/cheers/store.ts";
import type { CheerWord } from "#shared/cheers.ts";
import { startCheers } from "./stage.ts";

/** The service over a store in which something happens in the very moment of a cheer. */
const startMoment = async (
  happens: (stage: Awaited<ReturnType<typeof startCheers>>) => Promise<unknown>,
) => {
  const stage = await startCheers();
  const { site, people, circle, postOf } = stage;
  const { feed, circles, members, mutes } = site.context.features;
  const plain = createCheerStore(site.db);
  const store: CheerStore = {
    ...plain,
    async add(cheer) {
      const isAdded = await plain.add(cheer);
      await happens(stage);
      return isAdded;
    },
  };
  const { now, ids: newId } = site.context;
  const service = createCheers({ store, feed, circles, members, mutes, now, newId });
  const cheer = (word: CheerWord) =>
    service.cheer(
      people.another.id,
      { circleId: circle.id, postId: postOf("member") },
      { word, quiet: false },
    );
  const kept = () => site.db.collection("cheers").countDocuments();
  return { cheer, kept };
};

const gone = { ok: false, reason: "unreadable" };

test("a record taken back while it is cheered has no cheer of that moment", async () => {
  const { cheer, kept } = await startMoment(({ site, people }) =>
    site.reflections.unshare(
      { memberId: people.member.id, cadence: "monthly", period: "2026-11" },
      "undo",
    ),
  );
  expect(await cheer("CH1")).toEqual(gone);
  expect(await kept()).toBe(0);
});

test.for([
  ["its writer leaves", "member"],
  ["its giver leaves", "another"],
] as const)("nothing stays of a cheer given while %s", async ([, who]) => {
  const { cheer, kept } = await startMoment(async ({ askAs }) =>
    (await askAs(who))("DELETE", "/api/me", { leave: "everything" }),
  );
  expect(await cheer("CH1")).toEqual(gone);
  expect(await kept()).toBe(0);
});

test("who is removed from the circle while cheering has cheered nobody", async () => {
  const { cheer, kept } = await startMoment(({ circles, people, circle }) =>
    circles.remove(people.organizer.id, circle.id, people.another.id),
  );
  expect(await cheer("CH1")).toEqual(gone);
  expect(await kept()).toBe(0);
});

test("the same word from another device in that moment is one cheer", async () => {
  const { cheer, kept } = await startMoment(async () => undefined);
  const answers = await Promise.all([cheer("CH1"), cheer("CH1"), cheer("CH1")]);
  expect(answers).toEqual(Array.from({ length: 3 }, () => answers[0]));
  expect(answers[0]).toMatchObject({ ok: true });
  expect(await kept()).toBe(1);
});

test("the file one takes along tells the words that came and that were given, with the names they have", async () => {
  const { share, cheer, askAs, postOf } = await startCheers();
  await share("another");
  await cheer("another", "CH2");
  await cheer("cohost", "CH6", true);
  await cheer("member", "CH12", false, postOf("another"));
  const ask = await askAs("member");
  const text = await (await ask("GET", "/api/me/takeout?format=text")).text();
  expect(text).toContain("● 届いた応援\n■ 2026年11月");
  expect(text).toContain("🌱 育ってますね(Naoさんから)");
  expect(text).toMatch(/🍵 おつかれさまです\n/);
  expect(text).toContain("● 贈った応援\n■ 2026年11月\n🙏 書いてくれてありがとう(Naoさんへ)");
  expect(text).not.toMatch(/CH\d|Chie/);
});

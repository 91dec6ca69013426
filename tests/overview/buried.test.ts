import { expect, test, vi } from "vitest";
import type { BuriedView } from "#shared/overview.ts";
import { startCommunity } from "#tests/support/community.ts";

const organizer = `U${"c".repeat(32)}`;
const words = "もう一度ためす前のことば";

test(
  "six failures bury an event; the organizer tries again, and it is answered once",
  { timeout: 60_000 },
  async () => {
    const community = await startCommunity({ env: { ORGANIZER_USER_IDS: organizer } });
    const { context, double, db } = community;
    const { reflections, members } = context.features;
    double.addPerson({ userId: organizer, name: "いまてん" });
    await members.consent(organizer, "ja");
    const yuki = await community.member("ゆき");
    await yuki.says("振り返る");
    await yuki.taps("今週(3分)");
    await yuki.taps("はじめる");

    const failing = vi.spyOn(reflections, "change").mockRejectedValue(new Error(words));
    const heard = double.botMessages(yuki.userId).length;
    await double.say(yuki.userId, words);
    const buried = () => context.inbox.countBuried();
    for (let tries = 0; tries < 400 && (await buried()) === 0; tries += 1) {
      community.passes(1000);
      context.process.wake(await context.inbox.dueChats(context.clock(), 10));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(failing).toHaveBeenCalledTimes(6);
    expect(double.botMessages(yuki.userId)).toHaveLength(heard);

    const ask = await community.page(organizer);
    const before = await (await ask("GET", "/api/buried-events")).text();
    const today = "2026-11-23";
    expect(JSON.parse(before)).toEqual({
      count: 1,
      codes: [{ code: "Error", count: 1, again: 1, since: today }],
    });
    expect(before).not.toContain(yuki.userId);
    const theirs = await community.page(yuki.userId);
    expect((await theirs("GET", "/api/buried-events")).status).toBe(403);
    expect((await theirs("POST", "/api/buried-events/retry", { code: "Error" })).status).toBe(403);

    failing.mockRestore();
    const retry = { code: "Error" };
    const answers = await Promise.all([
      ask("POST", "/api/buried-events/retry", retry),
      ask("POST", "/api/buried-events/retry", retry),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const answered = () => double.botMessages(yuki.userId).length - heard;
    await vi.waitFor(() => expect(answered()).toBeGreaterThan(0), { timeout: 15_000 });
    const once = answered();
    const after = (await (
      await ask("POST", "/api/buried-events/retry", retry)
    ).json()) as BuriedView;
    expect(after).toEqual({ count: 0, codes: [] });
    await vi.waitFor(
      async () => {
        const left = await db.collection("inbox").countDocuments({ state: { $ne: "done" } });
        expect(left).toBe(0);
      },
      { timeout: 15_000 },
    );
    expect(answered()).toBe(once);
    // What was not taken at its time is asked about by name, and then kept once.
    await double.tap(yuki.userId, yuki.button("答えとして残す"));
    await vi.waitFor(
      async () => {
        const kept = JSON.stringify(await db.collection("reflections").find().toArray());
        expect(kept.split(words)).toHaveLength(2);
      },
      { timeout: 15_000 },
    );
  },
);

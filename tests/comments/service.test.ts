import { expect, test } from "vitest";
import { createComments } from "#bot/comments/service.ts";
import { createCommentStore, type CommentStore } from "#bot/comments/store.ts";
import { startComments, TEXT } from "./stage.ts";

/** The service over a store in which something happens in the very moment of a comment. */
const startMoments = async () => {
  const stage = await startComments();
  const { site, people, circle, postOf } = stage;
  const { feed, circles, members, mutes } = site.context.features;
  const plain = createCommentStore(site.db);
  const moment = { happens: async (): Promise<unknown> => undefined };
  const store: CommentStore = {
    ...plain,
    async add(comment) {
      const isAdded = await plain.add(comment);
      await moment.happens();
      return isAdded;
    },
  };
  const { now, ids: newId } = site.context;
  const heardIn = () => Promise.resolve(null);
  const service = createComments({ store, feed, circles, members, mutes, heardIn, now, newId });
  const at = { circleId: circle.id, postId: postOf("member") };
  const commentWhile = (happens: () => Promise<unknown>) => {
    moment.happens = happens;
    const words = { kind: "praise", text: TEXT, id: crypto.randomUUID() } as const;
    return service.comment(people.another.id, at, words);
  };
  const kept = () => site.db.collection("comments").countDocuments();
  return { ...stage, commentWhile, kept };
};

test("what changes in the moment of a comment counts: nothing half-done stays", async () => {
  const { commentWhile, kept, site, keyOf, share, enter, circles, circle, people } =
    await startMoments();
  const removed = () => circles.remove(people.organizer.id, circle.id, people.another.id);
  expect(await commentWhile(removed)).toEqual({ ok: false, reason: "unreadable" });
  await enter(people.another);
  // Shared before they came back: so they read it only once it is shown anew.
  const hidden = () => site.reflections.unshare(keyOf("member"), crypto.randomUUID());
  const shown = () => site.reflections.show(keyOf("member"), circle.id, site.context.now());
  await hidden();
  await shown();
  const wishes = () => share("member", { wanted: "cheers" });
  expect(await commentWhile(wishes)).toEqual({ ok: false, reason: "unwanted" });
  await share("member", { wanted: "insights" });
  expect(await commentWhile(hidden)).toEqual({ ok: false, reason: "unreadable" });
  expect(await kept()).toBe(0);
  await shown();
  expect(await commentWhile(async () => undefined)).toMatchObject({ ok: true });
  expect(await kept()).toBe(1);
});

test("the same comment from another device in that moment is said once", async () => {
  const { comment, kept } = await startMoments();
  const id = crypto.randomUUID();
  const answers = await Promise.all([1, 2, 3].map(() => comment("another", undefined, id)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(await kept()).toBe(1);
});

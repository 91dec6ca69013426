import { found as founded, personIn, seesFrom, type Circle } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { Mutes } from "#bot/mutes/service.ts";
import { shownSince } from "#bot/sharing/rules.ts";
import type { FeedPlace, Reflection, Reflections } from "#bot/reflections/service.ts";
import type { PostView } from "#shared/feed.ts";
import { idBefore, idsAround, postAs, postFor, postId, type Post, type Viewer } from "./rules.ts";

/** A page may look at so many records for each post it was asked for. */
const looksAPost = 2;

/** What a circle's people read of each other. Nothing is copied: every look reads the records. */
export const createFeed = (deps: {
  readonly reflections: Pick<Reflections, "sharedTo" | "byIds">;
  readonly members: Pick<Members, "many">;
  readonly circles: Pick<Circles, "of">;
  readonly mutes: Pick<Mutes, "of">;
  readonly now: () => Date;
}) => {
  const { reflections, members, now } = deps;

  return {
    posts,

    named,

    /** Newest first, from a place on; `next` is where to go on, null at the end. */
    page,

    /** One of them, as this member reads it in the circle; null for anything else. */
    async one(memberId: string, circle: Circle, id: string): Promise<Post | null> {
      return (await readerOf(memberId, id))(circle);
    },

    /** The same with its writer's name and picture. */
    async show(memberId: string, circle: Circle, id: string): Promise<PostView | null> {
      const post = (await readerOf(memberId, id))(circle);
      return (await named(post === null ? [] : [post]))[0] ?? null;
    },

    /**
     * Those of these that an organizer reads, with names: what they were asked to look at, also of
     * people they muted.
     */
    async review(memberId: string, circle: Circle, ids: readonly string[]): Promise<PostView[]> {
      const found = await reflections.byIds([...new Set(ids.flatMap(idsAround))]);
      const byId = new Map(found.map((record) => [postId(record), record]));
      const viewer = { memberId, now: now() };
      const posts = ids.flatMap((id) => {
        const record = byId.get(id);
        const before = record && byId.get(idBefore(record) ?? "");
        return (record && postFor(viewer, record, before ?? null, circle)) ?? [];
      });
      return named(posts);
    },

    /** One of them in whichever of their circles this member reads it. */
    async anywhere(memberId: string, id: string): Promise<Post | null> {
      const [read, circles] = await Promise.all([
        readerOf(memberId, id),
        deps.circles.of(memberId),
      ]);
      for (const circle of circles) {
        const post = read(circle);
        if (post !== null) return post;
      }
      return null;
    },

    /**
     * How a record looks to companions and to the organizer of a circle, or would if it were shown
     * there; without a circle, in one that has never seen anything of the writer.
     */
    async preview(record: Reflection, circle: Circle | null) {
      const id = idBefore(record);
      const [before = null] = await reflections.byIds(id === null ? [] : [id]);
      const at = now();
      const nowhere = { id: "nowhere", name: "", history: "from_joining" } as const;
      const where = circle ?? founded(nowhere, record.memberId, at);
      const seenBy = async (role: "member" | "organizer") => {
        const post = postAs(role, record, before, where, at);
        const [view = null] = post === null ? [] : await named([post]);
        return view;
      };
      return { companions: await seenBy("member"), organizer: await seenBy("organizer") };
    },

    /** The newest of all circles the member is in, each once. */
    async latest(memberId: string, limit: number) {
      const circles = await deps.circles.of(memberId);
      const pages = await Promise.all(circles.map((each) => page(memberId, each, limit, null)));
      const posts = new Map(pages.flatMap(({ items }) => items.map((post) => [post.id, post])));
      return {
        circles: circles.map(({ id }) => id),
        posts: [...posts.values()]
          .toSorted((a, b) => b.sharedAt.localeCompare(a.sharedAt))
          .slice(0, limit),
      };
    },
  };

  async function page(memberId: string, circle: Circle, limit: number, after: FeedPlace | null) {
    const found = await posts(memberId, circle, limit, after);
    return { items: await named(found.posts), next: found.next };
  }

  /** A page of them before anybody has a name. */
  async function posts(
    memberId: string,
    circle: Circle,
    limit: number,
    after: FeedPlace | null,
  ): Promise<{ readonly posts: readonly Post[]; readonly next: FeedPlace | null }> {
    const person = personIn(circle, memberId);
    if (person === undefined) return { posts: [], next: null };
    const muted = deps.mutes.of(memberId);
    const since = seesFrom(circle, person);
    const most = limit * looksAPost;
    const shown: Post[] = [];
    let place = after;
    let looked = 0;
    while (shown.length < limit && looked < most) {
      const wanted = Math.min(limit - shown.length, most - looked);
      const [found, hidden] = await Promise.all([
        reflections.sharedTo(circle.id, { since, after: place }, wanted),
        muted,
      ]);
      const viewer = { memberId, now: now(), muted: hidden };
      shown.push(...(await postsOf(viewer, circle, found)));
      const last = found.at(-1);
      if (found.length < wanted || last === undefined) {
        place = null;
        break;
      }
      looked += found.length;
      place = { sharedAt: shownSince(last, circle.id) ?? since, id: postId(last) };
    }
    return { posts: shown, next: place };
  }

  /** The same questions for whatever the id names: how long it takes tells nothing either. */
  async function readerOf(memberId: string, id: string) {
    const [found, muted] = await Promise.all([
      reflections.byIds(idsAround(id)),
      deps.mutes.of(memberId),
    ]);
    const record = found.find((each) => postId(each) === id);
    const before = found.find((each) => postId(each) !== id) ?? null;
    const viewer = { memberId, now: now(), muted };
    return (circle: Circle): Post | null =>
      record === undefined ? null : postFor(viewer, record, before, circle);
  }

  async function postsOf(
    viewer: Viewer,
    circle: Circle,
    found: readonly Reflection[],
  ): Promise<Post[]> {
    const here = new Set(found.map(postId));
    const before = found.flatMap((record) => idBefore(record) ?? []);
    const earlier = await reflections.byIds(before.filter((id) => !here.has(id)));
    const byId = new Map([...found, ...earlier].map((record) => [postId(record), record]));
    return found.flatMap((record) => {
      const before = byId.get(idBefore(record) ?? "") ?? null;
      return postFor(viewer, record, before, circle) ?? [];
    });
  }

  async function named(posts: readonly Post[]): Promise<PostView[]> {
    const authors = await members.many([...new Set(posts.map(({ authorId }) => authorId))]);
    const byId = new Map(authors.map((member) => [member.id, member]));
    return posts.flatMap(({ authorId, ...post }) => {
      const author = byId.get(authorId);
      return author === undefined
        ? []
        : [{ ...post, author: { id: authorId, ...toLooks(author) } }];
    });
  }
};

export type Feed = ReturnType<typeof createFeed>;

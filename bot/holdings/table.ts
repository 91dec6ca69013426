import type { Db, Document, Filter } from "mongodb";
import { attendanceDefinition, createAttendanceStore } from "#bot/attendance/store.ts";
import { calendarLinksDefinition } from "#bot/calendar-link/store.ts";
import { cheersDefinition, createCheerStore } from "#bot/cheers/store.ts";
import { circlesDefinition, createCircleStore } from "#bot/circles/store.ts";
import { commentsDefinition, createCommentStore } from "#bot/comments/store.ts";
import { conversationsDefinition } from "#bot/conversation/store.ts";
import { createGroupStore } from "#bot/groups/store.ts";
import { createInboxStore, inboxDefinition } from "#bot/inbox/store.ts";
import { snapshotsDefinition } from "#bot/inventory/snapshot-store.ts";
import { inventoriesDefinition } from "#bot/inventory/store.ts";
import { createMeetupStore, meetupsDefinition } from "#bot/meetups/store.ts";
import { createPacketStore, packetsDefinition } from "#bot/packet/store.ts";
import { membersDefinition } from "#bot/members/store.ts";
import { createMuteStore, mutesDefinition } from "#bot/mutes/store.ts";
import { createPostReportStore, postReportsDefinition } from "#bot/post-reports/store.ts";
import { reflectionsDefinition } from "#bot/reflections/store.ts";
import { createSendStore, sendsDefinition } from "#bot/sends/store.ts";
import { createStrengthStore, strengthsDefinition } from "#bot/strengths/store.ts";
import { takeoutLinksDefinition } from "#bot/takeout/store.ts";
import { transferCodesDefinition } from "#bot/transfer/store.ts";
import type { StoredKind } from "#shared/stored.ts";

export type Who = { readonly id: string; readonly lineUserId: string };

/** What one collection keeps of a member. */
export type Holding = {
  /** What the member is told it is. */
  readonly kind: StoredKind;
  readonly collection: string;
  /** Finds all of it, by an index. */
  readonly of: (who: Who) => Filter<Document>;
  /** Belongs to the chat of a LINE account, not to the member. */
  readonly isOfChat?: true;
  /** The member wrote it: an account that has any is not empty. */
  readonly isWritten?: true;
  /** What of a document the member takes along; null: nothing. All of it where nothing is said. */
  readonly taken?: (doc: Document, who: Who) => Document | null;
  /** How the file puts it in order, where the order it came in would tell something. */
  readonly ordered?: (docs: readonly Document[]) => readonly Document[];
  /** How it goes when the member leaves; deleted where nothing is said. */
  readonly erase?: (db: Db, who: Who, at: Date) => Promise<unknown>;
};

/**
 * What a member's data is, collection by collection: the export, leaving, and the page that tells
 * what is stored all read this list. A collection that is not in it keeps nothing of anybody.
 */
export const holdings: readonly Holding[] = [
  { kind: "profile", collection: membersDefinition.name, of: ({ id }) => ({ _id: id as never }) },
  {
    kind: "reflections",
    collection: reflectionsDefinition.name,
    of: ({ id }) => ({ memberId: id }),
    isWritten: true,
  },
  {
    kind: "inventory",
    collection: inventoriesDefinition.name,
    of: ({ id }) => ({ _id: id as never }),
    isWritten: true,
  },
  {
    kind: "inventoryMonths",
    collection: snapshotsDefinition.name,
    of: ({ id }) => ({ memberId: id }),
    isWritten: true,
  },
  {
    kind: "circles",
    collection: circlesDefinition.name,
    of: ({ id }) => ({ $or: [{ "people.memberId": id }, { removed: id }] }),
    taken: membership,
    async erase(db, { id }, at) {
      const meetups = createMeetupStore(db);
      for (const circle of await createCircleStore(db).forget(id, at)) {
        await meetups.dropOf(circle);
        await createPacketStore(db).dropOf(circle);
        await createAttendanceStore(db).dropOf(circle);
        await createGroupStore(db).unlink(circle);
      }
    },
  },
  {
    kind: "meetups",
    collection: meetupsDefinition.name,
    of: ({ id }) => ({ "answers.memberId": id }),
    taken: attendance,
    erase: (db, { id }) => createMeetupStore(db).withdraw(id),
  },
  {
    kind: "attendance",
    collection: attendanceDefinition.name,
    of: ({ id }) => ({ memberId: id }),
    taken: ({ _id, meetupId, wasThere }) => ({ _id, meetupId, wasThere }),
  },
  {
    kind: "turns",
    collection: packetsDefinition.name,
    of: ({ id }) => ({ order: id }),
    taken: () => null,
    erase: (db, { id }) => createPacketStore(db).forget(id),
  },
  {
    // After records and circles: who is still there when a cheer is given finds it gone here.
    kind: "cheers",
    collection: cheersDefinition.name,
    of: ({ id }) => ({ $or: [{ to: id }, { memberId: id }] }),
    taken: cheer,
    ordered: quietLast,
    erase: (db, { id }) => createCheerStore(db).forget(id),
  },
  {
    // After records and circles, as cheers.
    kind: "strengths",
    collection: strengthsDefinition.name,
    of: ({ id }) => ({ $or: [{ to: id }, { memberId: id }] }),
    taken: strength,
    erase: (db, { id }) => createStrengthStore(db).forget(id),
  },
  {
    // After records and circles, as cheers.
    kind: "comments",
    collection: commentsDefinition.name,
    of: ({ id }) => ({ $or: [{ to: id }, { memberId: id }] }),
    taken: comment,
    erase: (db, { id }) => createCommentStore(db).forget(id),
  },
  {
    kind: "mutes",
    collection: mutesDefinition.name,
    of: ({ id }) => ({ memberId: id }),
    erase: (db, { id }) => createMuteStore(db).forget(id),
  },
  {
    // Only what they told: who told of them is not theirs to know.
    kind: "postReports",
    collection: postReportsDefinition.name,
    of: ({ id }) => ({ by: id }),
    erase: (db, { id }) => createPostReportStore(db).forget(id),
  },
  {
    kind: "chat",
    collection: conversationsDefinition.name,
    of: ({ lineUserId }) => ({ _id: lineUserId as never }),
    isOfChat: true,
    taken: undecided,
  },
  {
    kind: "messages",
    collection: inboxDefinition.name,
    of: ({ lineUserId }) => ({ chatId: lineUserId }),
    isOfChat: true,
    taken: () => null,
    erase: (db, { lineUserId }) => createInboxStore(db).forgetChat(lineUserId),
  },
  {
    kind: "calendarLink",
    collection: calendarLinksDefinition.name,
    of: ({ id }) => ({ _id: id as never }),
    taken: ({ _id, madeAt }) => ({ _id, madeAt }),
  },
  {
    kind: "transferCode",
    collection: transferCodesDefinition.name,
    of: ({ id }) => ({ _id: id as never }),
    taken: () => null,
  },
  {
    kind: "takeoutLink",
    collection: takeoutLinksDefinition.name,
    of: ({ id }) => ({ memberId: id }),
    taken: () => null,
  },
  {
    kind: "notices",
    collection: sendsDefinition.name,
    of: ({ lineUserId }) => ({ recipient: lineUserId }),
    isOfChat: true,
    erase: (db, { lineUserId }) => createSendStore(db).forget(lineUserId),
  },
];

/** Of a circle only one's own place in it: the others are not theirs to take, nor one they left. */
function membership({ _id, name, people }: Document, who: Who): Document | null {
  const own = (people as readonly { readonly memberId: string }[]).filter(
    ({ memberId }) => memberId === who.id,
  );
  return own.length === 0 ? null : { _id, name, people: own };
}

/** Of a meetup when it was and one's own answer. */
function attendance({ _id, theme, from, to, answers }: Document, who: Who): Document {
  const own = (answers as readonly { readonly memberId: string }[]).filter(
    ({ memberId }) => memberId === who.id,
  );
  return { _id, theme, from, to, answers: own };
}

/** Of one that came quietly neither the name nor anything that could lead to it. */
function cheer(doc: Document, who: Who): Document {
  const { _id, postId, to, memberId, word, quiet, at } = doc;
  if (memberId === who.id) return { _id, postId, to, memberId, word, quiet, at };
  return quiet ? { postId, to, word, quiet } : { postId, to, memberId, word, quiet, at };
}

/** Those without a name behind the others, by word: no neighbour tells when one came. */
function quietLast(docs: readonly Document[]): Document[] {
  const keyOf = ({ memberId, postId, word }: Document) =>
    memberId === undefined ? `${postId} ${word}` : "";
  return docs.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** Of one that was given not what its receiver made of it, of one that came not how it was sent. */
function strength(doc: Document, who: Who): Document {
  const { _id, postId, to, memberId, signature, word, name, scene, effect, granted, at } = doc;
  const { echo, as } = doc;
  const words = { word, name, scene, effect, granted, at };
  if (memberId === who.id) return { _id, postId, to, memberId, ...words };
  return { _id, postId, to, memberId, signature, ...words, echo, as };
}

/** Of one that was given not what became of it; of a frank one that waits not its words. */
function comment(doc: Document, who: Who): Document | null {
  const { _id, postId, to, memberId, kind, text, how, reading, report, at } = doc;
  if (memberId === who.id) return { _id, postId, to, memberId, kind, text, how, at };
  if (report === "removed") return null;
  const words = reading === "now" ? { text, how } : {};
  return { _id, postId, to, memberId, kind, ...words, reading, report, at };
}

/** Of the talk only words that wait to be given a place; the rest is where the talk stands. */
function undecided({ _id, state }: Document): Document | null {
  const pending = (state as { readonly pending?: unknown } | null)?.pending;
  return pending === undefined ? null : { _id, state: { pending } };
}

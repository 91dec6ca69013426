import { isoDate } from "#bot/calendar.ts";
import type { Scripts } from "#bot/conversation/scripts/table.ts";
import type { HoldingStore } from "#bot/holdings/store.ts";
import type { InventoryState, Snapshot } from "#bot/inventory/rules.ts";
import { nameOf, type Member } from "#bot/members/rules.ts";
import { hashOf, newKey } from "#bot/secret-key.ts";
import type { TakeoutFormat } from "#shared/settings.ts";
import { cheerChapters } from "./cheers.ts";
import { commentChapters } from "./comments.ts";
import { documentOf } from "./document.ts";
import { peopleIn } from "./gifts.ts";
import { toJson } from "./json.ts";
import { toMarkdown } from "./markdown.ts";
import { fileKinds, fileName, linkLivesMs } from "./rules.ts";
import type { TakeoutStore } from "./store.ts";
import { strengthChapters } from "./strengths.ts";
import { toText } from "./text.ts";

export type TakeoutFile = {
  readonly name: string;
  readonly type: string;
  readonly body: string;
  /** Nothing was written yet. */
  readonly isEmpty: boolean;
};

/** A member's own data to take along, whole. */
export const createTakeout = (deps: {
  readonly holdings: Pick<HoldingStore, "taken" | "isEmpty">;
  readonly inventory: {
    readonly all: (memberId: string) => Promise<InventoryState>;
    readonly past: (memberId: string) => Promise<readonly Snapshot[]>;
  };
  readonly members: {
    readonly get: (id: string) => Promise<Member | null>;
    readonly many: (ids: readonly string[]) => Promise<readonly Member[]>;
  };
  readonly store: TakeoutStore;
  readonly scripts: Scripts;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { holdings, inventory, members, store, scripts, zone, now } = deps;

  return {
    file,

    /** The key of an address that gives the file once. */
    async link(member: Member, format: TakeoutFormat) {
      const key = newKey();
      const expiresAt = new Date(now().getTime() + linkLivesMs);
      await store.put({ _id: hashOf(key), memberId: member.id, format, expiresAt });
      return { key, until: expiresAt };
    },

    /** Whose file the key gives, without using it up; null if it gives none. */
    async owner(key: string): Promise<Member | null> {
      const link = await store.find(hashOf(key), now());
      return link && members.get(link.memberId);
    },

    /** The file, this once. */
    async take(key: string): Promise<TakeoutFile | null> {
      const link = await store.take(hashOf(key), now());
      const member = link && (await members.get(link.memberId));
      return member ? file(member, link.format) : null;
    },
  };

  async function file(member: Member, format: TakeoutFormat): Promise<TakeoutFile> {
    const at = now();
    const day = isoDate(at, zone);
    const [taken, shelf, past, isEmpty] = await Promise.all([
      holdings.taken(member),
      inventory.all(member.id),
      inventory.past(member.id),
      holdings.isEmpty(member),
    ]);
    const collections = Object.fromEntries(taken);
    const kind = { name: fileName(format, day), type: fileKinds[format].type, isEmpty };
    if (format === "json") return { ...kind, body: toJson(collections, at) };
    const { locale } = member;
    const others = await members.many(peopleIn(collections));
    const names = new Map(others.map((other) => [other.id, nameOf(other)]));
    const reader = { memberId: member.id, names, locale };
    const document = documentOf({
      name: nameOf(member),
      day,
      inventory: shelf,
      past,
      zone,
      collections,
      cheers: cheerChapters(collections, reader),
      comments: commentChapters(collections, reader),
      strengths: strengthChapters(collections, reader),
      scripts,
      locale,
    });
    return { ...kind, body: format === "text" ? toText(document) : toMarkdown(document) };
  }
};

export type Takeout = ReturnType<typeof createTakeout>;

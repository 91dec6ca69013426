import { AppError } from "#bot/errors.ts";
import type { HoldingStore } from "#bot/holdings/store.ts";
import type { Member } from "#bot/members/rules.ts";
import { hashOf, newKeyBytes } from "#bot/secret-key.ts";
import { readTransferCode, toTransferCode } from "#shared/transfer-code.ts";
import { codeLivesMs, vouchedWaitsMs } from "./rules.ts";
import type { TransferStore } from "./store.ts";

type ChatState = Record<string, unknown>;

export type Moved = {
  readonly member: Member;
  /** Where the talk stood in the chat that was left behind; null if it is known no more. */
  readonly state: ChatState | null;
};

export type Redeemed =
  | ({ readonly ok: true } & Moved)
  /** `taken`: the account has records of its own. `own`: it is the account that made the code. */
  /** `early`: an organizer made the code, and it waits for a sign of life from the old account. */
  | { readonly ok: false; readonly reason: "wrong" | "own" | "taken" | "slow" | "early" };

/** A code for somebody else: from when, and until when it can be redeemed. */
export type Vouched = { readonly code: string; readonly opens: Date; readonly until: Date };

/** Where a code is typed in: on the page also by somebody who has not added the bot. */
export type RedeemedIn = "chat" | "page";

export const createTransfer = (deps: {
  readonly store: TransferStore;
  readonly holdings: Pick<HoldingStore, "isEmpty" | "erase">;
  readonly members: {
    readonly get: (id: string) => Promise<Member | null>;
    readonly find: (lineUserId: string) => Promise<Member | null>;
    /** LINE tells the bot nothing of somebody who has not added it. */
    readonly profile: (lineUserId: string) => Promise<unknown>;
    readonly move: (
      member: Member,
      lineUserId: string,
      isFriend: boolean,
    ) => Promise<Member | null>;
    readonly forget: (member: Member) => void;
  };
  readonly chats: {
    readonly stateOf: (lineUserId: string) => Promise<ChatState | null>;
    /** When these chats were last heard of. */
    readonly heard: (lineUserIds: readonly string[]) => Promise<ReadonlyMap<string, Date>>;
  };
  /** Throws rate_limited at whoever tries too many codes. */
  readonly guess: (lineUserId: string) => void;
  readonly now: () => Date;
}) => {
  const { store, holdings, members, chats, now } = deps;

  return {
    /** A new code; the one before is void. It is told this once and kept nowhere. */
    async make(member: Member): Promise<{ readonly code: string; readonly until: Date }> {
      const code = toTransferCode(newKeyBytes());
      const madeAt = now();
      const expiresAt = new Date(madeAt.getTime() + codeLivesMs);
      await store.put({ _id: member.id, hash: hashOf(readable(code)), madeAt, expiresAt });
      return { code, until: expiresAt };
    },

    /** Until when the member's code can be redeemed; null without one. */
    until: async (member: Member): Promise<Date | null> =>
      (await store.open(member.id, now()))?.expiresAt ?? null,

    drop: (member: Member) => store.drop(member.id),

    /**
     * A code made by an organizer for a member who lost their account. It opens nothing for some
     * days, and nothing at all once the old account shows a sign of life. `announce` tells that
     * account; without it there is no code. Made again it waits no longer, and nobody is told twice.
     * null: the member has a code of their own.
     */
    async vouch(member: Member, announce: (opens: Date) => Promise<void>): Promise<Vouched | null> {
      const before = await store.open(member.id, now());
      if (before !== null && before.opensAt === undefined) return null;
      const standing = before !== null && !(await hasLivedSince(member, before.madeAt));
      const madeAt = standing ? before.madeAt : now();
      const opensAt = new Date(madeAt.getTime() + vouchedWaitsMs);
      const expiresAt = new Date(opensAt.getTime() + codeLivesMs);
      if (!standing) await announce(opensAt);
      const code = toTransferCode(newKeyBytes());
      const hash = hashOf(readable(code));
      await store.put({ _id: member.id, hash, madeAt, opensAt, expiresAt });
      return { code, opens: opensAt, until: expiresAt };
    },

    /** The member has opened a page with their own account. */
    lives: (memberId: string) => store.dropVouched(memberId),

    /**
     * The member's record now belongs to this LINE account. One update of one document moves it:
     * everything else is kept by the member's own id. The same again has the same outcome, also
     * after a crash half-way.
     */
    async redeem(typed: string, lineUserId: string, where: RedeemedIn): Promise<Redeemed> {
      const code = readTransferCode(typed);
      if (code === null) return no("wrong");
      if (isTooFast(lineUserId)) return no("slow");
      const hash = hashOf(code);
      const found = await store.find(hash, now());
      const member = found && (await members.get(found._id));
      if (!found || !member) return no("wrong");
      if (found.usedBy !== undefined && found.usedBy !== lineUserId) return no("wrong");
      if (member.lineUserId === lineUserId) {
        if (found.usedBy === undefined) return no("own");
        return conclude(hash, found.from, member, null);
      }
      if (found.opensAt !== undefined && found.usedBy === undefined) {
        if (await hasLivedSince(member, found.madeAt)) {
          await store.dropVouched(member.id);
          return no("wrong");
        }
        if (now() < found.opensAt) return no("early");
      }
      const there = await members.find(lineUserId);
      if (there !== null && !(await holdings.isEmpty(there))) return no("taken");
      const from = member.lineUserId;
      if ((await store.take(hash, lineUserId, from)) === null) return no("wrong");
      if (there !== null) await giveWay(there);
      const state = await chats.stateOf(from);
      const isFriend = where === "chat" || (await members.profile(lineUserId)) !== null;
      const moved = await members.move(member, lineUserId, isFriend);
      return moved === null ? no("wrong") : conclude(hash, from, moved, state);
    },
  };

  async function hasLivedSince({ lineUserId }: Member, at: Date): Promise<boolean> {
    const heard = (await chats.heard([lineUserId])).get(lineUserId);
    return heard !== undefined && heard > at;
  }

  /** Agreed already, on an account where nothing was written yet. */
  async function giveWay(there: Member): Promise<void> {
    await holdings.erase(there, ({ isOfChat }) => isOfChat === true);
    members.forget(there);
  }

  /** The chat that was left behind is told nothing and remembers nothing. */
  async function conclude(
    hash: string,
    from: string | undefined,
    member: Member,
    state: ChatState | null,
  ): Promise<Redeemed> {
    if (from !== undefined) {
      const old = { id: "", lineUserId: from };
      await holdings.erase(old, ({ isOfChat }) => isOfChat !== true);
      members.forget({ ...member, lineUserId: from });
      await store.forgetOrigin(hash);
    }
    return { ok: true, member, state };
  }

  function isTooFast(lineUserId: string): boolean {
    try {
      deps.guess(lineUserId);
      return false;
    } catch (error) {
      if (error instanceof AppError && error.code === "rate_limited") return true;
      throw error;
    }
  }
};

export type Transfer = ReturnType<typeof createTransfer>;

const no = (reason: Extract<Redeemed, { ok: false }>["reason"]) => ({ ok: false, reason }) as const;

const readable = (code: string) => readTransferCode(code) ?? code;

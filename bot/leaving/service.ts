import type { HoldingStore } from "#bot/holdings/store.ts";
import { nameOf, type Member } from "#bot/members/rules.ts";
import type { GiftsLeft } from "#shared/me.ts";

/** Where somebody says that they leave; the chat's own turn still needs its document to answer. */
export type LeavingFrom = "chat" | "page";

export const createLeaving = (deps: {
  readonly holdings: Pick<HoldingStore, "erase">;
  readonly members: { readonly forget: (member: Member) => void };
  /** The strengths that the member named in others stay under this name. */
  readonly sign: (memberId: string, name: string) => Promise<void>;
  /** None of them stays. */
  readonly withdraw: (memberId: string) => Promise<void>;
  /** Waits, not for long, until no turn of this chat is under way, and keeps others out. */
  readonly holdChat: (lineUserId: string) => Promise<void>;
}) => {
  const { holdings, members, holdChat } = deps;

  return {
    /** Everything of the member is gone when this resolves. Doing it again does no harm. */
    async leave(member: Member, from: LeavingFrom, gifts: GiftsLeft = "nameless"): Promise<void> {
      const isTurn = from === "chat";
      if (!isTurn) await holdChat(member.lineUserId);
      const erase = (again: boolean) =>
        holdings.erase(member, ({ kind }) =>
          // The member goes last: who was interrupted half-way can leave once more.
          kind === "profile" ? !again : kind === "chat" && isTurn,
        );
      const name = nameOf(member);
      if (gifts === "named" && name !== null) await deps.sign(member.id, name);
      if (gifts === "withdrawn") await deps.withdraw(member.id);
      await erase(false);
      // Also what another page wrote in the meantime.
      await erase(true);
      members.forget(member);
    },
  };
};

export type Leaving = ReturnType<typeof createLeaving>;

import type { Lay } from "#bot/inbox/owe.ts";
import type { Late, TellMissed } from "#bot/inbox/turn.ts";
import type { Log } from "#bot/log.ts";
import type { Members } from "#bot/members/service.ts";
import type { Compose } from "./deliver.ts";
import { billingMonth } from "./rules.ts";
import type { SendDoc, SendStore } from "./store.ts";
import { quotaWarning } from "./warning.ts";

/** A digest tells of the month before: until the next one is made. */
const digestDays = 25;

/** What the month has no room for is told with the next free reply. */
export const createUnsent = (deps: {
  readonly members: Pick<Members, "find">;
  readonly sends: Pick<SendStore, "unsent">;
  /** Until when a send makes sense that is for a member; null: it never does. */
  readonly missedUntil: (send: SendDoc) => Date | null;
  readonly nudges: (sends: readonly SendDoc[]) => Promise<readonly Late[]>;
  readonly digests: Compose;
  readonly lay: Pick<Lay, "owe" | "miss">;
  readonly organizerUserIds: readonly string[];
  readonly log: Log;
  readonly now: () => Date;
}) => {
  const { members, lay, log } = deps;
  const quietly = async (laid: Promise<void>) => {
    try {
      await laid;
    } catch (error) {
      // Nobody waits for it: a chat that is busy for so long is in the middle of a talk.
      log.warn("news_not_laid", {}, error);
    }
  };
  const tell: TellMissed = async (ids) => {
    const sends = await deps.sends.unsent(ids);
    const [digests, nudges] = [true, false].map((is) =>
      sends.filter(({ kind }) => (kind === "digest") === is),
    );
    const composed = await deps.digests(digests ?? []);
    const late = [...composed].flatMap(([id, said]): Late[] =>
      said.is === "said" ? said.messages.map((message) => ({ message, of: [id] })) : [],
    );
    return [...(await deps.nudges(nudges ?? [])), ...late];
  };

  return {
    /** Each waits in the chat it was for, as long as it makes sense. */
    async tellCut(sends: readonly SendDoc[]): Promise<void> {
      for (const send of sends) {
        const until = send.kind === "digest" ? digestUntil(send) : deps.missedUntil(send);
        if (until === null || until <= deps.now()) continue;
        await quietly(lay.miss(send.recipient, { sendId: send._id, until }));
      }
    },

    tell,

    async warn(of: { readonly left: number; readonly need: number }): Promise<void> {
      const month = billingMonth(deps.now());
      for (const userId of deps.organizerUserIds) {
        const organizer = await members.find(userId);
        if (organizer === null) continue;
        await quietly(lay.owe(userId, quotaWarning(organizer.locale, { ...of, month })));
      }
    },
  };
};

const digestUntil = ({ dueAt }: SendDoc) =>
  dueAt === undefined ? null : new Date(dueAt.getTime() + digestDays * 24 * 3600_000);

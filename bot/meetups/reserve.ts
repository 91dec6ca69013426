import type { Groups } from "#bot/groups/service.ts";
import type { Meetup } from "./rules.ts";
import type { MeetupStore } from "./store.ts";

/** An announcement is looked for in the group about so long before the meetup. */
const noticeMs = 14 * 24 * 3600_000;

/** Whether its announcement is counted on before that moment. */
export const isNoticedBy = ({ told, from, cancelledAt }: Meetup, until: Date): boolean =>
  told === null && cancelledAt === null && from.getTime() - noticeMs < until.getTime();

/**
 * People whom announcements that nobody pressed yet will reach until then: the month keeps room for
 * them, as what was promised comes before every reminder.
 */
export const createReserve = (deps: {
  readonly store: Pick<MeetupStore, "untold">;
  readonly groups: Pick<Groups, "peopleOf">;
  readonly now: () => Date;
}) => {
  return async (until: Date): Promise<number> => {
    const latest = new Date(until.getTime() + noticeMs);
    const waiting = await deps.store.untold(deps.now(), latest);
    const people = await deps.groups.peopleOf(waiting.map(({ circleId }) => circleId));
    return waiting.reduce((sum, { circleId }) => sum + (people.get(circleId) ?? 0), 0);
  };
};

const dayMs = 24 * 3600_000;

/**
 * People who will hear of a meetup the day before until then. Of the next two days they are planned
 * already.
 */
export const createEveReserve = (deps: {
  readonly store: Pick<MeetupStore, "answersBetween">;
  readonly now: () => Date;
}) => {
  return async (until: Date): Promise<number> => {
    const from = new Date(deps.now().getTime() + 2 * dayMs);
    const to = new Date(until.getTime() + dayMs);
    const answers = await deps.store.answersBetween(from, to);
    return answers.filter(({ rsvp, waits, isOld }) => rsvp !== "no" && !waits && !isOld).length;
  };
};

import { useWords } from "#liff/text/speak.ts";
import type { MeetupLine } from "#shared/meetup.ts";

/** One's own answer in a few words. */
export function useOwnAnswer() {
  const { say } = useWords();
  return ({ mine }: Pick<MeetupLine, "mine">): string => {
    if (mine === null) return say("rsvp.none");
    if (mine.isOld) return say("rsvp.old");
    return mine.waits === null ? say(`rsvp.${mine.rsvp}`) : say("rsvp.waits", { n: mine.waits });
  };
}

import type { ComponentChildren } from "preact";
import { useMeetup } from "#liff/meetups/use-meetups.ts";
import { Known, MissingPage } from "#liff/pages/known.tsx";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { later } from "#liff/ui/later.tsx";
import type { MeetupView, Rsvp } from "#shared/meetup.ts";

type Props = {
  readonly id: string;
  /** The answer with which it was opened. */
  readonly wish?: Rsvp | null;
  readonly children: (meetup: MeetupView) => ComponentChildren;
};

/** A page about one meetup, once it is known. */
export function OfMeetup({ id, wish = null, children }: Props) {
  const missing = <FromGroup id={id} wish={wish} otherwise={<Missing />} />;
  return (
    <Known asked={useMeetup(id)} missing={missing}>
      {children}
    </Known>
  );
}

/** Few come this way, so its code is fetched when somebody does. */
const FromGroup = later(() => import("./from-group.tsx").then((page) => page.FromGroup));

/** Somebody else's, or never there: it makes no difference here. */
export function Missing() {
  const { tell } = useMeetupWords();
  return <MissingPage title={tell("missing")} hint={tell("missingHint")} />;
}

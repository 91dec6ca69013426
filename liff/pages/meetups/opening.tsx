import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { Refused } from "#liff/api.ts";
import { useMeetup } from "#liff/meetups/use-meetups.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { later } from "#liff/ui/later.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { MeetupView, Rsvp } from "#shared/meetup.ts";

type Props = {
  readonly id: string;
  /** The answer with which it was opened. */
  readonly wish?: Rsvp | null;
  readonly children: (meetup: MeetupView) => ComponentChildren;
};

/** A page about one meetup, once it is known. */
export function OfMeetup({ id, wish = null, children }: Props) {
  const { say } = useWords();
  const asked = useMeetup(id);
  if (asked.error instanceof Refused && asked.error.status === 404) {
    return <FromGroup id={id} wish={wish} otherwise={<Missing />} />;
  }
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  return asked.isError ? (
    <Page title={say("unavailable.title")}>
      <p class="lead">{say("unavailable.hint")}</p>
      <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
        {say("again")}
      </button>
    </Page>
  ) : (
    <div class="page">
      <Waiting />
    </div>
  );
}

/** Few come this way, so its code is fetched when somebody does. */
const FromGroup = later(() => import("./from-group.tsx").then((page) => page.FromGroup));

/** Somebody else's, or never there: it makes no difference here. */
export function Missing() {
  const { say } = useWords();
  const { tell } = useMeetupWords();
  return (
    <Page title={tell("missing")}>
      <p class="lead">{tell("missingHint")}</p>
      <Road />
      <Link href="/" class="button quiet">
        {say("missing.home")}
      </Link>
    </Page>
  );
}

import { useContext } from "preact/hooks";
import { SpokenLocale, useWords } from "#liff/text/speak.ts";
import type { DoorSight } from "#shared/group.ts";
import type { Locale } from "#shared/locale.ts";
import { whenWords } from "#shared/meetup-when.ts";
import type { Rsvp } from "#shared/meetup.ts";

type Props = {
  readonly meetup: DoorSight["meetup"];
  /** What the opened button said. */
  readonly wish: Rsvp | null;
};

/** Which meetup somebody came for, and that their answer waits for them behind the door. */
export function DoorNote({ meetup, wish }: Props) {
  const { say } = useWords();
  const locale = useContext(SpokenLocale);
  const { day, time } = whenWords(new Date(meetup.from), new Date(meetup.to), meetup.zone, locale);
  const words = texts[locale];
  return (
    <div class="card door-note">
      <p class="hint">{words.meetup}</p>
      <p class="door-when">
        {day} {time}
      </p>
      {wish !== null && <p>{words.answer.replace("{rsvp}", say(`rsvp.${wish}`))}</p>}
    </div>
  );
}

const texts: Readonly<Record<Locale, { readonly meetup: string; readonly answer: string }>> = {
  ja: {
    meetup: "グループでお知らせした定例会",
    answer: "「{rsvp}」のお返事は、会に入るとそのまま届きます。",
  },
  en: {
    meetup: "The meetup announced in the group",
    answer: "Your answer “{rsvp}” is kept and given as you join.",
  },
};

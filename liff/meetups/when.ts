import { useMe } from "#liff/me.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import type { MeetupLine } from "#shared/meetup.ts";
import { whenWords } from "#shared/meetup-when.ts";

/** When it is, by the reader's own clock. */
export function useWhen() {
  const { locale } = useMeetupWords();
  const { settings, zone } = useMe();
  return ({ from, to }: Pick<MeetupLine, "from" | "to">) =>
    whenWords(new Date(from), new Date(to), settings.zone ?? zone, locale);
}

/** The same by the circle's clock; null where that is the reader's. */
export function useCircleClock() {
  const { locale } = useMeetupWords();
  const { settings } = useMe();
  return ({ from, to }: Pick<MeetupLine, "from" | "to">, zone: string) => {
    const own = settings.zone ?? zone;
    const [here, there] = [own, zone].map((each) =>
      whenWords(new Date(from), new Date(to), each, locale),
    );
    return here?.day === there?.day && here?.time === there?.time ? null : (there ?? null);
  };
}

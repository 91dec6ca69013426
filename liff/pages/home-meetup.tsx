import { useQuery } from "@tanstack/preact-query";
import { useMe } from "#liff/me.ts";
import { useOwnAnswer } from "#liff/meetups/own-answer.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import { Way } from "#liff/ui/way.tsx";
import type { MeetupsView } from "#shared/meetup.ts";
import { whenWords } from "#shared/meetup-when.ts";

/** As many as there is room to look past cancelled ones. */
const looksAt = "3";

/** The next meetup and one's own answer, as far as a line goes. */
export function MeetupWay() {
  const { say, locale } = useWords();
  const ownAnswer = useOwnAnswer();
  const { api } = useSurroundings();
  const { settings, zone } = useMe();
  const { data } = useQuery({
    queryKey: ["meetups", "next"],
    queryFn: async (): Promise<MeetupsView> =>
      (await api.meetups.$get({ query: { limit: looksAt } })).json(),
  });
  const next = data?.items.find(({ isCancelled }) => !isCancelled);
  const title = say("home.meetups");
  if (next === undefined) {
    return <Way to="/meetups" title={title} hint={data ? say("home.meetupsNone") : "\u00A0"} />;
  }
  const own = settings.zone ?? zone;
  const { day, start } = whenWords(new Date(next.from), new Date(next.to), own, locale);
  return (
    <Way
      to={data?.items.length === 1 ? `/meetups/${next.id}` : "/meetups"}
      title={title}
      hint={`${day} ${start} · ${ownAnswer(next)}`}
    />
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Send } from "lucide-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Opening } from "#liff/ui/opening.tsx";
import type { Announced, Announcement, MeetupView } from "#shared/meetup.ts";

/** Telling the group: what it would say, what it costs, and one press. */
export function Announce({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { announcement } = api.meetups[":meetup"];
  const param = { meetup: meetup.id };
  // What there is to tell follows from the plan, so each plan asks anew.
  const queryKey = ["announcement", meetup.id, meetup.run?.rev];
  const asked = useQuery({
    queryKey,
    queryFn: async (): Promise<Announcement> => (await announcement.$get({ param })).json(),
  });
  const sending = useMutation({
    mutationFn: async (): Promise<Announced> => (await announcement.$post({ param })).json(),
    // Pressed again it is the same send, but nobody knows what became of the first.
    retry: false,
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const { data } = asked;
  const isShort = data?.people != null && data.left !== null && data.people > data.left;
  const mayPress = data?.news != null && data.group?.isThere === true && !isShort;
  const outcome = sending.data?.outcome;
  return (
    <section class="card announce" aria-labelledby="announce">
      <h2 id="announce">{tell("announce")}</h2>
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <p>{headOf(data)}</p>
          {costOf(data).map((line) => (
            <p key={line} class="hint">
              {line}
            </p>
          ))}
          {isShort && <p class="wrong">{tell("announce.short")}</p>}
          {mayPress && <Cut lines={data.cut} />}
          {mayPress && (
            <button
              type="button"
              class="button"
              disabled={sending.isPending}
              onClick={() => sending.mutate()}
            >
              <Send size={20} aria-hidden="true" />
              {tell(`announce.do.${data.news}`)}
            </button>
          )}
        </>
      )}
      <p role="status" class={outcome === "sent" ? "saved" : "saved failed"}>
        {sending.isPending
          ? tell("saving")
          : sending.isError
            ? tell("announced.later")
            : outcome !== undefined && tell(`announced.${outcome}`)}
      </p>
    </section>
  );

  function headOf({ group, news, toldAt }: Announcement): string {
    if (group === null) return tell("announce.noGroup");
    if (!group.isThere) return tell("announce.notThere");
    if (news !== null) return tell(`announce.news.${news}`);
    return tell(toldAt === null ? "announce.nothing" : "announce.known");
  }

  function costOf({ group, people, left, news }: Announcement): string[] {
    if (group === null || !group.isThere || news === null || people === null) return [];
    const name = group.name === null ? [] : [tell("announce.group", { name: group.name })];
    const cost = tell("announce.cost", { n: people });
    return [...name, left === null ? cost : `${cost} ${tell("announce.left", { n: left })}`];
  }
}

/** What the month has no room for beside this, as it is kept for what was promised. */
function Cut({ lines }: { readonly lines: Announcement["cut"] }) {
  const { tell } = useMeetupWords();
  const known = lines.flatMap(({ class: of, people }) => {
    const named = reminders.find((each) => each === of);
    return named === undefined ? [] : [tell(`announce.cut.${named}`, { n: people })];
  });
  if (known.length === 0) return null;
  return (
    <div class="cut">
      <p class="hint">{tell("announce.cut")}</p>
      <ul class="hint">
        {known.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

const reminders = ["nudge-monthly", "nudge-second", "digest", "nudge-weekly"] as const;

import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { BellRing } from "lucide-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { usePacketWords } from "#liff/text/packet.ts";
import type { MeetupView } from "#shared/meetup.ts";
import type { Called, CallView } from "#shared/meetup-call.ts";

/** On the day: saying so in the group, what that costs, and one press. */
export function Call({ meetup }: { readonly meetup: MeetupView }) {
  const { tell } = useMeetupWords();
  const { tell: tellOf } = usePacketWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { call } = api.meetups[":meetup"];
  const param = { meetup: meetup.id };
  const queryKey = ["call", meetup.id, meetup.run?.rev];
  const { data } = useQuery({
    queryKey,
    queryFn: async (): Promise<CallView> => (await call.$get({ param })).json(),
  });
  const sending = useMutation({
    mutationFn: async (): Promise<Called> => (await call.$post({ param })).json(),
    // Pressed again it is the same send, but nobody knows what became of the first.
    retry: false,
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  // Without a group there is nobody to say it to; another card tells how one is linked.
  if (data === undefined || !data.isDay || data.group === null) return null;
  const { people, left, calledAt, group } = data;
  const isShort = people !== null && left !== null && people > left;
  const outcome = sending.data?.outcome;
  return (
    <section class="card announce" aria-labelledby="call">
      <h2 id="call">{tellOf("call")}</h2>
      <p>{tellOf(calledAt === null ? "callLead" : "called")}</p>
      {calledAt === null && people !== null && (
        <p class="hint">
          {tell("announce.cost", { n: people })}
          {left !== null && ` ${tell("announce.left", { n: left })}`}
        </p>
      )}
      {isShort && calledAt === null && <p class="wrong">{tell("announce.short")}</p>}
      {!group.isThere && <p class="wrong">{tell("announce.notThere")}</p>}
      {calledAt === null && group.isThere && !isShort && (
        <button
          type="button"
          class="button"
          disabled={sending.isPending}
          onClick={() => sending.mutate()}
        >
          <BellRing size={20} aria-hidden="true" />
          {tellOf("callDo")}
        </button>
      )}
      <p role="status" class={outcome === "sent" ? "saved" : "saved failed"}>
        {sending.isPending
          ? tell("saving")
          : sending.isError
            ? tell("announced.later")
            : outcome !== undefined &&
              (outcome === "not_today" ? null : tell(`announced.${outcome}`))}
      </p>
    </section>
  );
}

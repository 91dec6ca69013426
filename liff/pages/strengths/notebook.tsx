import { useInfiniteQuery } from "@tanstack/preact-query";
import { Blend, Gift } from "lucide-preact";
import { useState } from "preact/hooks";
import { STRENGTHS, useAsk, useChange } from "#liff/strengths/ask.ts";
import { PutAside } from "#liff/strengths/put-aside.tsx";
import { ReceivedCard } from "#liff/strengths/received-card.tsx";
import { useStrengthsMet } from "#liff/strengths/use-met.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { WayList } from "#liff/ui/way-list.tsx";
import { strengthName, type ReceivedStrength } from "#shared/strengths.ts";

const ways = [
  { to: "/strengths/portrait", title: "portrait", hint: "portraitHint", Icon: Blend },
  { to: "/strengths/given", title: "given", hint: "givenHint", Icon: Gift },
] as const;

/** What companions saw in the member, the newest first. */
export function Notebook() {
  const { tell, locale } = useStrengthWords();
  const ask = useAsk();
  const asked = useInfiniteQuery({
    queryKey: [...STRENGTHS, "received"],
    queryFn: ({ pageParam }) => ask.received(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
  const all = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  useStrengthsMet(
    all.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
    "seen",
  );
  const [left, setLeft] = useState<ReceivedStrength | null>(null);
  const placing = useChange(({ id, as }: { id: string; as: "waiting" | "declined" }) =>
    ask.answer(id, { as }),
  );
  const decline = (strength: ReceivedStrength) => {
    setLeft(strength);
    placing.mutate({ id: strength.id, as: "declined" });
  };
  const bringBack = (strength: ReceivedStrength) => {
    setLeft(null);
    placing.mutate({ id: strength.id, as: "waiting" });
  };
  const isAside = ({ id, as }: ReceivedStrength) =>
    placing.isPending && placing.variables.id === id
      ? placing.variables.as === "declined"
      : as === "declined";
  const shown = all.filter((strength) => !isAside(strength));
  const aside = all.filter(isAside);
  return (
    <Page title={tell("title")}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          {shown.length > 0 && <p class="lead">{tell("lead")}</p>}
          <div role="status" class="regret">
            {left !== null && (
              <>
                <p>{tell("declined", { strength: strengthName(left, locale) })}</p>
                <button type="button" class="plain" onClick={() => bringBack(left)}>
                  {tell("undo")}
                </button>
              </>
            )}
          </div>
          {shown.length === 0 && !asked.hasNextPage && (
            <div class="beginning">
              <Road />
              <h2>{tell("empty")}</h2>
              <p class="lead">{tell("emptyHint")}</p>
            </div>
          )}
          <div class="strengths">
            {shown.map((strength) => (
              <ReceivedCard key={strength.id} strength={strength} onDecline={decline} />
            ))}
          </div>
          {asked.hasNextPage && (
            <button
              type="button"
              class="button quiet"
              disabled={asked.isFetchingNextPage}
              onClick={() => void asked.fetchNextPage()}
            >
              {tell(asked.isFetchingNextPage ? "loadingOlder" : "older")}
            </button>
          )}
          <PutAside strengths={aside} onBringBack={bringBack} />
          <nav class="card ways strength-ways" aria-label={tell("title")}>
            <WayList
              ways={ways.map((way) => ({ ...way, title: tell(way.title), hint: tell(way.hint) }))}
            />
          </nav>
        </>
      )}
    </Page>
  );
}

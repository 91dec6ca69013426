import { useQuery } from "@tanstack/preact-query";
import { Refused } from "#liff/api.ts";
import { NotFound } from "#liff/pages/not-found.tsx";
import { RECORD, useAsk } from "#liff/record/ask.ts";
import { RecordWords } from "#liff/record/record-words.tsx";
import { ShownIn } from "#liff/reflect/shown-in.tsx";
import { useRecordWords } from "#liff/text/record.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";

type Props = { readonly params: { readonly cadence: string; readonly period: string } };

/** One record on a page of its own: where a search or the inventory leads. */
export function OneRecord({ params }: Props) {
  const { tell, say, titleOf } = useRecordWords();
  const ask = useAsk();
  const { cadence, period } = params;
  const asked = useQuery({
    queryKey: [...RECORD, cadence, period],
    queryFn: () => ask.one({ cadence, period }),
  });
  const { data, error } = asked;
  if (data === undefined && error instanceof Refused && error.status === 404) return <NotFound />;
  return (
    <Page
      title={data === undefined ? say("me.title") : titleOf(data.cadence, data.period)}
      back={{ to: "/me", label: tell("toRecord") }}
    >
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <p class="lead status">{say(`status.${data.status}`)}</p>
          <RecordWords record={data} />
          {data.status !== "draft" && data.cadence !== "first" && (
            <ShownIn cadence={data.cadence} period={data.period} />
          )}
        </>
      )}
    </Page>
  );
}

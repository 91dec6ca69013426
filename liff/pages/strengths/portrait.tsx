import { useQuery } from "@tanstack/preact-query";
import { STRENGTHS, useAsk } from "#liff/strengths/ask.ts";
import { OwnWords } from "#liff/strengths/own-words.tsx";
import { Side } from "#liff/strengths/side.tsx";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";

/** One's own words beside those of companions: where they meet, and where they do not. */
export function PortraitPage() {
  const { tell } = useStrengthWords();
  const ask = useAsk();
  const asked = useQuery({ queryKey: [...STRENGTHS, "portrait"], queryFn: ask.portrait });
  const { data } = asked;
  return (
    <Page title={tell("portrait")} back={{ to: "/strengths", label: tell("back") }}>
      <p class="lead">{tell("portraitLead")}</p>
      {data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <Side of="both" groups={data.both} />
          <Side of="theirs" groups={data.theirs} />
          <Side of="mine" groups={data.mine} />
          <OwnWords portrait={data} />
        </>
      )}
    </Page>
  );
}

import { useMutation } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useOverviewWords } from "#liff/text/overview.ts";
import { CopyButton } from "#liff/ui/copy-button.tsx";
import type { CircleView, PersonView } from "#shared/circle.ts";
import type { VouchedCode } from "#shared/settings.ts";

type Props = { readonly circle: CircleView; readonly person: PersonView };

/** A code for somebody who lost their LINE account; it says first what it does. */
export function Vouching({ circle, person }: Props) {
  const { tell } = useOverviewWords();
  const [isAsking, setAsking] = useState(false);
  if (isAsking) return <Asking circle={circle} person={person} />;
  return (
    <div class="item-foot">
      <button type="button" class="plain" onClick={() => setAsking(true)}>
        {tell("vouch")}
      </button>
    </div>
  );
}

function Asking({ circle, person }: Props) {
  const { tell } = useOverviewWords();
  const { api } = useSurroundings();
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => words.current?.focus(), []);
  const name = person.name ?? "";
  const making = useMutation({
    mutationFn: async (): Promise<VouchedCode> => {
      const one = api.circles[":circle"].people[":person"]["transfer-code"];
      const answer = await one.$post({ param: { circle: circle.id, person: person.id } });
      return answer.json();
    },
    // The code lives on this page alone.
    gcTime: 0,
  });
  const hasOwn = making.error instanceof Refused && making.error.status === 400;
  return (
    <div class="asking">
      <p ref={words} tabIndex={-1}>
        {tell("vouchHint", { name })}
      </p>
      <p class="hint">{tell("vouchSafe", { name })}</p>
      <div role="status">{making.data !== undefined && <Made made={making.data} />}</div>
      {making.data !== undefined && <CopyButton text={making.data.code} isQuiet={false} />}
      <button
        type="button"
        class={making.data === undefined ? "button" : "button quiet"}
        disabled={making.isPending}
        onClick={() => making.mutate()}
      >
        {tell(making.data === undefined ? "vouchDo" : "vouchAgain")}
      </button>
      <p role="alert" class="wrong">
        {making.isError && tell(hasOwn ? "vouchHasCode" : "trouble", { name })}
      </p>
    </div>
  );
}

function Made({ made }: { readonly made: VouchedCode }) {
  const { tell, locale } = useOverviewWords();
  const dayOf = (iso: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(iso));
  return (
    <div class="stack">
      <p class="code" aria-label={tell("vouchCode")}>
        {made.code.split("-").map((group) => (
          <span key={group}>{group}</span>
        ))}
      </p>
      <p>{tell("vouchOnce")}</p>
      <p class="hint">
        {tell("vouchDates", { opens: dayOf(made.opens), until: dayOf(made.until) })}
      </p>
    </div>
  );
}

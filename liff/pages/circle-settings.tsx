import { useQuery } from "@tanstack/preact-query";
import { ChevronRight, Plus } from "lucide-preact";
import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { LedgerWay } from "#liff/ledger/ledger-way.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import type { CirclesView } from "#shared/circle.ts";
import type { MeView } from "#shared/me.ts";

/** The circles one is in; each is left on its own page. */
export function CircleSettings({ me }: { readonly me: MeView }) {
  const { say } = useWords();
  const { api } = useSurroundings();
  const id = useId();
  const { data } = useQuery({
    queryKey: ["circles"],
    queryFn: async (): Promise<CirclesView> => (await api.circles.$get()).json(),
  });
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id} class="group-title">
        {say("circles.title")}
      </h2>
      {me.circles.length === 0 && <p class="hint">{say("circles.none")}</p>}
      {me.circles.length > 0 && (
        <ul class="card rows">
          {me.circles.map(({ id: circle, name, isClosed }) => (
            <li key={circle}>
              <Link href={`/circle/${circle}`} class="row">
                <span class="row-words">
                  <span class="row-title">{name}</span>
                  <span class="hint">
                    {say(isClosed ? "home.circleClosed" : "home.circleHint")}
                  </span>
                </span>
                <ChevronRight size={20} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      <LedgerWay />
      {data?.mayFound === true && (
        <Link href="/circle/new" class="button quiet new-circle">
          <Plus size={20} aria-hidden="true" />
          {say("circles.found")}
        </Link>
      )}
    </section>
  );
}

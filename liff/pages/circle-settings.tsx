import { useQuery } from "@tanstack/preact-query";
import { ChevronRight, Plus } from "lucide-preact";
import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
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
    <section class="card" aria-labelledby={id}>
      <div class="card-head">
        <h2 id={id}>{say("circles.title")}</h2>
      </div>
      <p class="hint">{say(me.circles.length === 0 ? "circles.none" : "circles.hint")}</p>
      {me.circles.length > 0 && (
        <ul class="circle-ways">
          {me.circles.map(({ id: circle, name, isClosed }) => (
            <li key={circle}>
              <Link href={`/circle/${circle}`} class="way">
                <span class="way-words">
                  {name}
                  {isClosed && <span class="hint">{say("home.circleClosed")}</span>}
                </span>
                <ChevronRight size={20} aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {data?.mayFound === true && (
        <Link href="/circle/new" class="button quiet add">
          <Plus size={20} aria-hidden="true" />
          {say("circles.found")}
        </Link>
      )}
    </section>
  );
}

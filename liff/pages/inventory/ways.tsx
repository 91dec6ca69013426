import { Columns2, Pentagon, Sparkles, Spline } from "lucide-preact";
import { useHistoryWords } from "#liff/text/history.ts";
import { WayList } from "#liff/ui/way-list.tsx";

const ways = [
  { to: "/inventory/comparison", title: "compare", hint: "compareHint", Icon: Columns2 },
  { to: "/inventory/lifeline", title: "lifeline", hint: "lifelineHint", Icon: Spline },
  { to: "/inventory/assets", title: "assets", hint: "assetsHint", Icon: Pentagon },
  { to: "/strengths", title: "strengths", hint: "strengthsHint", Icon: Sparkles },
] as const;

/** Where the inventory is looked at over time. */
export function Ways() {
  const { told } = useHistoryWords();
  return (
    <section class="card ways" aria-labelledby="ways">
      <h2 id="ways">{told("ways")}</h2>
      <WayList
        ways={ways.map((way) => ({ ...way, title: told(way.title), hint: told(way.hint) }))}
      />
    </section>
  );
}

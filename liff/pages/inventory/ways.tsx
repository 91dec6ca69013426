import { ChevronRight, Columns2, Pentagon, Sparkles, Spline } from "lucide-preact";
import { Link } from "wouter-preact";
import { useHistoryWords } from "#liff/text/history.ts";

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
      <ul>
        {ways.map(({ to, title, hint, Icon }) => (
          <li key={to}>
            <Link href={to} class="way">
              <span class="way-words">
                <span class="way-title">
                  <Icon size={20} aria-hidden="true" />
                  {told(title)}
                </span>
                <span class="hint">{told(hint)}</span>
              </span>
              <ChevronRight size={20} aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { ChevronDown, Lock } from "lucide-preact";
import { LedgerWay } from "#liff/ledger/ledger-way.tsx";
import { useOverviewWords } from "#liff/text/overview.ts";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { OverviewView } from "#shared/overview.ts";
import { Buried } from "./buried.tsx";
import { Notes } from "./notes.tsx";
import { QuietPosts } from "./quiet-posts.tsx";
import { useOverview } from "./use-overview.ts";

/** What whoever runs a circle finds on its page, before all that everybody finds there. */
export function Overview({ circle }: { readonly circle: string }) {
  const { tell } = useOverviewWords();
  const overview = useOverview(circle);
  return (
    <div class="overview">
      <p class="promise">
        <Lock size={18} aria-hidden="true" />
        {tell("private")}
      </p>
      {overview === undefined ? (
        <Waiting />
      ) : (
        <>
          <QuietPosts circle={circle} posts={overview.items} />
          <Notes notes={overview.notes} />
          <Month {...overview} />
        </>
      )}
      <LedgerWay />
      <Buried />
      <details class="card item">
        <summary>
          {tell("asked")}
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        <p class="hint">{tell("askedHint")}</p>
      </details>
    </div>
  );
}

function Month({ month, conviction }: Pick<OverviewView, "month" | "conviction">) {
  const { tell, monthName } = useOverviewWords();
  return (
    <section class="card" aria-labelledby="month">
      <h2 id="month">{tell("month", { month: monthName(month.month) })}</h2>
      <dl class="totals">
        <div>
          <dt class="hint">{tell("shared")}</dt>
          <dd>{tell("records", { n: month.shared })}</dd>
        </div>
        <div>
          <dt class="hint">{tell("meetups")}</dt>
          <dd>{tell("times", { n: month.meetups })}</dd>
        </div>
      </dl>
      {conviction !== null && (
        <>
          <p>
            {tell("conviction", {
              month: monthName(conviction.month),
              level: conviction.level.toFixed(1),
            })}
          </p>
          <p class="hint">{tell("convictionHint")}</p>
        </>
      )}
      <p class="hint">{tell("monthHint")}</p>
    </section>
  );
}

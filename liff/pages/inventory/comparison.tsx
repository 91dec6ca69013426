import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ComparedCard } from "#liff/inventory/compared-card.tsx";
import { useComparison, useMonths } from "#liff/inventory/use-history.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { useHistoryWords } from "#liff/text/history.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { Choose } from "#liff/ui/choose.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { Comparison, Moment } from "#shared/inventory-compare.ts";

/** The inventory's words at two moments, side by side. */
export function InventoryComparison() {
  const { told } = useHistoryWords();
  const { tell } = useGuide();
  const asked = useMonths();
  const { data } = asked;
  return (
    <Page title={told("compare")} back={{ to: "/inventory", label: tell("back") }}>
      {data === undefined && <Opening asked={asked} />}
      {data?.months.length === 0 && (
        <div class="beginning">
          <Road />
          <p>{told("compareNone")}</p>
          <p class="hint">{told("compareNoneHint")}</p>
          <Link href="/inventory" class="button quiet">
            {told("compareToInventory")}
          </Link>
        </div>
      )}
      {data?.months[0] !== undefined && (
        <SideBySide months={data.months} earliest={data.months[0]} />
      )}
    </Page>
  );
}

type Props = { readonly months: readonly Moment[]; readonly earliest: Moment };

function SideBySide({ months, earliest }: Props) {
  const { told, momentOf } = useHistoryWords();
  const { outbox } = useInventory();
  const [from, setFrom] = useState<Moment>(earliest);
  const [to, setTo] = useState<Moment>("now");
  const unsaved = outbox.entries().length;
  const asked = useComparison(from, to, unsaved);
  const named = (moment: Moment) =>
    moment === "now" ? told("now") : told("endOf", { month: momentOf(moment) });
  const options = [...months, "now"].map((moment) => ({ value: moment, text: named(moment) }));
  return (
    <>
      <p class="lead">{told("compareLead")}</p>
      <div class="moments">
        <Choose label={told("first")} options={options} value={from} onChoose={setFrom} />
        <Choose label={told("second")} options={options} value={to} onChoose={setTo} />
      </div>
      {unsaved > 0 && (
        <p class="gentle" role="status">
          {told("unsaved")}
        </p>
      )}
      {asked.data === undefined ? <Opening asked={asked} /> : <Compared comparison={asked.data} />}
      <p class="hint only-me">{told("onlyMe")}</p>
    </>
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const { told } = useHistoryWords();
  const { from, to, sections } = comparison;
  const isSame = sections.every(
    ({ fields, items }) => !fields.some(isOther) && !items.some(isOther),
  );
  return (
    <>
      {isSame && (
        <p class="lead" role="status">
          {told("noChange")}
        </p>
      )}
      {sections.map((section) => (
        <ComparedCard key={section.section} section={section} from={from} to={to} />
      ))}
    </>
  );
}

const isOther = ({ became }: { readonly became: string }) => became !== "same";

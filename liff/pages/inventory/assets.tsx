import { useCallback, useId, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { Drawing } from "#liff/charts/drawing.tsx";
import { useAssets } from "#liff/inventory/use-history.ts";
import { useHistoryWords } from "#liff/text/history.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { Choose } from "#liff/ui/choose.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Phrases } from "#liff/ui/phrases.tsx";
import { Road } from "#liff/ui/road.tsx";
import { assets, hands, type AssetsOfQuarter, type Hand } from "#shared/inventory-assets.ts";

/** The five assets as the quarterly reflections tell of them, for oneself. */
export function InventoryAssets() {
  const { told } = useHistoryWords();
  const { tell } = useGuide();
  const asked = useAssets();
  const { data } = asked;
  return (
    <Page title={told("assets")} back={{ to: "/inventory", label: tell("back") }}>
      {data === undefined && <Opening asked={asked} />}
      {data?.quarters.length === 0 && (
        <div class="beginning">
          <Road />
          <p>{told("assetsNone")}</p>
          <p class="hint">
            <Phrases text={told("assetsNoneHint")} />
          </p>
          <Link href="/reflect/quarterly" class="button">
            {told("toQuarter")}
          </Link>
        </div>
      )}
      {data !== undefined && data.quarters.length > 0 && <Quarters quarters={data.quarters} />}
    </Page>
  );
}

const values: Readonly<Record<Hand, number>> = { down: 1, same: 2, up: 3 };

const shapeOf = (quarter: AssetsOfQuarter) =>
  assets.map((asset) => {
    const hand = quarter.assets[asset];
    return hand === null ? null : values[hand];
  });

function Quarters({ quarters }: { readonly quarters: readonly AssetsOfQuarter[] }) {
  const { told, quarterOf, locale } = useHistoryWords();
  const { titleOf } = useGuide();
  const id = useId();
  const [chosen, setChosen] = useState(quarters.at(-1)?.period ?? "");
  const [beside, setBeside] = useState(quarters.at(-2)?.period ?? "");
  const main = quarters.find(({ period }) => period === chosen);
  const other = beside === chosen ? undefined : quarters.find(({ period }) => period === beside);
  const shown = [main, other].filter((quarter) => quarter !== undefined);
  const key = JSON.stringify(shown);
  const load = useCallback(async () => {
    const { createAssetsDraw } = await import("#liff/charts/assets-drawing.ts");
    const [first = [], second] = shown.map(shapeOf);
    return createAssetsDraw(second === undefined ? [first] : [first, second], {
      axes: assets.map(titleOf),
      rings: [told("down"), told("unchanged"), told("up")],
    });
  }, [key, told]);
  const options = quarters
    .toReversed()
    .map(({ period }) => ({ value: period, text: quarterOf(period) }));

  return (
    <>
      <p class="lead">
        <Phrases text={told("assetsLead")} />
      </p>
      {quarters.length > 1 && (
        <div class="moments">
          <Choose
            label={<Sample told={told("quarter")} line={told("solid")} />}
            options={options}
            value={chosen}
            onChoose={setChosen}
          />
          <Choose
            label={<Sample told={told("besides")} line={told("dashed")} isDashed />}
            options={[
              { value: "", text: told("alone") },
              ...options.filter(({ value }) => value !== chosen),
            ]}
            value={other?.period ?? ""}
            onChoose={setBeside}
          />
        </div>
      )}
      <figure class="card figure">
        <Drawing
          label={told("assets")}
          describedBy={id}
          shape="square"
          load={load}
          without={told("noChart")}
        />
        <figcaption id={id}>
          {[told("rings"), ...shown.map(sentenceOf)].map((sentence) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </figcaption>
        <table class="told">
          <caption class="hint">{told("assetsTable")}</caption>
          <thead>
            <tr>
              <th scope="col">{told("asset")}</th>
              {shown.map(({ period }) => (
                <th key={period} scope="col">
                  {quarterOf(period)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {assets.map((asset) => (
              <tr key={asset}>
                <th scope="row">{titleOf(asset)}</th>
                {shown.map((quarter) => (
                  <td key={quarter.period}>{handOf(quarter.assets[asset])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
      <p class="hint only-me">{told("onlyMe")}</p>
    </>
  );

  function handOf(hand: Hand | null): string {
    if (hand === null) return told("unanswered");
    return told(hand === "same" ? "unchanged" : hand);
  }

  function sentenceOf(quarter: AssetsOfQuarter): string {
    const words = hands.toReversed().flatMap((hand) => {
      const own = assets.filter((asset) => quarter.assets[asset] === hand).map(titleOf);
      if (own.length === 0) return [];
      const list = own.join(locale === "ja" ? "、" : ", ");
      return [
        hand === "same"
          ? told("handSame", { assets: list })
          : told("hand", { hand: handOf(hand), assets: list }),
      ];
    });
    return told("assetsOf", { quarter: quarterOf(quarter.period), words: words.join("").trim() });
  }
}

type SampleProps = { readonly told: string; readonly line: string; readonly isDashed?: boolean };

/** The choice is the legend: beside it stands the line it is drawn with. */
function Sample({ told, line, isDashed = false }: SampleProps) {
  return (
    <>
      <svg class={isDashed ? "sample dashed" : "sample"} viewBox="0 0 28 8" aria-hidden="true">
        <path d="M1 4h26" />
      </svg>
      {told} ({line})
    </>
  );
}

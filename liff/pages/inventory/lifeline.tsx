import { useCallback, useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { Drawing } from "#liff/charts/drawing.tsx";
import { lifelineOf, type Lifeline, type Stop } from "#liff/inventory/lifeline.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { useMe } from "#liff/me.ts";
import { useHistoryWords } from "#liff/text/history.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";

/** The experiences as one line, for oneself. */
export function InventoryLifeline() {
  const { told } = useHistoryWords();
  const { tell } = useGuide();
  const { today } = useMe();
  const { asked, view } = useInventory();
  const items = view?.sections.find(({ section }) => section === "experience")?.items;
  const line = items && lifelineOf(items, today);
  return (
    <Page title={told("lifeline")} back={{ to: "/inventory", label: tell("back") }}>
      {line === undefined && <Opening asked={asked} />}
      {line?.stops.length === 0 && (
        <div class="beginning">
          <Road />
          <p>{told("lifelineNone")}</p>
          <p class="hint">{told("lifelineNoneHint")}</p>
          <Link href="/inventory/experience" class="button">
            {told("toExperience")}
          </Link>
        </div>
      )}
      {line !== undefined && line.stops.length > 0 && <Line stops={line.stops} />}
      {line !== undefined && line.others.length > 0 && <Others others={line.others} />}
      {line !== undefined && line.stops.length > 0 && <p class="hint only-me">{told("onlyMe")}</p>}
    </Page>
  );
}

function Line({ stops }: { readonly stops: readonly Stop[] }) {
  const { told } = useHistoryWords();
  const { labelOf, textOf } = useGuide();
  const id = useId();
  const key = JSON.stringify(stops);
  const load = useCallback(async () => {
    const { createLifelineDraw } = await import("#liff/charts/lifeline-drawing.ts");
    return createLifelineDraw(stops, { high: told("high"), low: told("low") });
  }, [key, told]);
  return (
    <>
      <p class="lead">{told("lifelineLead")}</p>
      <figure class="card figure">
        <Drawing
          label={told("lifeline")}
          describedBy={id}
          shape="wide"
          load={load}
          without={told("noChart")}
        />
        <figcaption id={id}>{sentenceOf()}</figcaption>
        <table class="told">
          <caption class="hint">{told("lifelineTable")}</caption>
          <thead>
            <tr>
              <th scope="col">{told("when")}</th>
              <th scope="col">{told("what")}</th>
              <th scope="col" class="number">
                {told("level")}
              </th>
            </tr>
          </thead>
          <tbody>
            {stops.map((stop) => (
              <tr key={stop.id}>
                <td>{textOf("I4-1", stop.span)}</td>
                <th scope="row" lang={langOf(stop.title)} dir="auto">
                  {nameOf(stop)}
                </th>
                <td class="number">{textOf("I4-6", stop.level)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    </>
  );

  function nameOf({ title }: Stop) {
    return title === "" ? told("unnamed") : title;
  }

  function sentenceOf(): string {
    const level = (stop: Stop) => textOf("I4-6", stop.level);
    const byLevel = stops.toSorted((a, b) => b.level - a.level);
    const [high] = byLevel;
    const low = byLevel.at(-1);
    if (high === undefined || low === undefined) return "";
    if (stops.length === 1) {
      const span = textOf("I4-1", high.span);
      return told("lifelineOne", {
        span,
        title: nameOf(high),
        level: `${labelOf("I4-6")} ${level(high)}`,
      });
    }
    const vars = {
      from: Math.floor(Math.min(...stops.map(({ from }) => from))),
      to: Math.ceil(Math.max(...stops.map(({ to }) => to)) - 1),
    };
    if (high.level === low.level) return told("lifelineLevel", { ...vars, level: level(high) });
    return told("lifelineAll", {
      ...vars,
      high: nameOf(high),
      highLevel: level(high),
      low: nameOf(low),
      lowLevel: level(low),
    });
  }
}

function Others({ others }: Pick<Lifeline, "others">) {
  const { told } = useHistoryWords();
  return (
    <section class="card joins-later" aria-labelledby="joins-later">
      <h2 id="joins-later">{told("joinsLater")}</h2>
      <ul>
        {others.map(({ id, title }) => (
          <li key={id} lang={langOf(title)} dir="auto">
            {title}
          </li>
        ))}
      </ul>
      <Link href="/inventory/experience" class="button quiet">
        {told("toExperience")}
      </Link>
    </section>
  );
}

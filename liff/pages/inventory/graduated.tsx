import { ChevronDown } from "lucide-preact";
import { useState } from "preact/hooks";
import { Field } from "#liff/inventory/field.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import { courseOf, isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { useMe } from "#liff/me.ts";
import { AboutTactic } from "#liff/tactics/about.tsx";
import { Formers } from "#liff/tactics/formers.tsx";
import { tacticsOf, tasksOf, valueOf } from "#liff/tactics/reading.ts";
import { Said } from "#liff/tactics/said.tsx";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { mostItems } from "#shared/inventory-fields.ts";
import type { ItemView } from "#shared/inventory-view.ts";

/** The quiet place of the tactics that have done their part. */
export function GraduatedTactics() {
  const words = useTacticWords();
  const { tell, locale } = useGuide();
  const { today } = useMe();
  const { asked, view, outbox } = useInventory();
  const [taken, setTaken] = useState<string | null>(null);
  const tactics = view === undefined ? [] : tacticsOf(view);
  const graduated = tactics
    .filter((item) => courseOf(item).state === "graduated" || item.id === taken)
    .toSorted((a, b) => (courseOf(b).since ?? "9").localeCompare(courseOf(a).since ?? "9"));
  const isFull = tactics.filter(isCurrent).length >= mostItems("tactic");
  const decide = (id: string, as: "wake" | "takeBack") => {
    outbox.push({ do: "decide", item: { section: "tactic", id }, as, on: today });
    setTaken(as === "wake" ? id : null);
  };
  const named = (item: ItemView) => nameOf("tactic", item) || tell("unnamed");
  return (
    <Page
      title={words("graduated")}
      back={{ to: "/inventory/tactic", label: words("backToTactics") }}
    >
      {view === undefined ? (
        <Opening asked={asked} />
      ) : graduated.length === 0 ? (
        <div class="beginning">
          <Road />
          <p>{words("graduatedNone")}</p>
          <p class="hint">{words("graduatedNoneHint")}</p>
        </div>
      ) : (
        <>
          <p class="lead">{words("graduatedLead")}</p>
          <ul class="graduates">
            {graduated.map((item) =>
              item.id === taken ? (
                <li key={item.id}>
                  <Said name={named(item)} onUndo={() => decide(item.id, "takeBack")}>
                    {words("takenUp", { name: named(item) })}
                  </Said>
                </li>
              ) : (
                <li key={item.id}>{stone(item)}</li>
              ),
            )}
          </ul>
        </>
      )}
    </Page>
  );

  function stone(item: ItemView) {
    const name = named(item);
    const { since } = courseOf(item);
    const last = valueOf(item, "I8-6");
    return (
      <>
        {since !== null && (
          <p class="hint">
            <time dateTime={since}>
              {words("graduatedOn", { date: dayText(since, today, locale) })}
            </time>
          </p>
        )}
        <h2 lang={langOf(name)} dir="auto">
          {name}
        </h2>
        {typeof last === "string" && last.trim() !== "" && (
          <blockquote lang={langOf(last)} dir="auto">
            {last}
          </blockquote>
        )}
        <details class="item">
          <summary aria-label={words("named", { act: words("lookBack"), name })}>
            <span class="hint">{words("lookBack")}</span>
            <ChevronDown size={18} class="opens" aria-hidden="true" />
          </summary>
          {view !== undefined && <AboutTactic item={item} all={view} />}
          {view !== undefined && tasksOf(view, item.id).length > 0 && (
            <>
              <p class="label">{words("tasks")}</p>
              <ul class="tactic-walk">
                {tasksOf(view, item.id).map((task) => (
                  <li key={task.id} dir="auto">
                    {nameOf("task", task)}
                  </li>
                ))}
              </ul>
            </>
          )}
          <Formers item={item} />
          <Field
            item={{ section: "tactic", id: item.id }}
            field="I8-6"
            views={item.fields}
            outbox={outbox}
          />
          {isFull ? (
            <p class="hint">{words("wakeFull")}</p>
          ) : (
            <button
              type="button"
              class="plain"
              aria-label={words("named", { act: words("takeUp"), name })}
              onClick={() => decide(item.id, "wake")}
            >
              {words("takeUp")}
            </button>
          )}
        </details>
      </>
    );
  }
}

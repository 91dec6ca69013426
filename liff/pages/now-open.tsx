import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { useSurroundings } from "#liff/surroundings.ts";
import { periodWords } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import type { FormCadence, HomeView } from "#shared/reflection-form.ts";

type Place = { readonly cadence: FormCadence; readonly period: string };

/** What comes first when nothing is begun: the month carries the meetup. */
const order: readonly FormCadence[] = ["monthly", "weekly", "quarterly"];

/** What is open now: one thing to do, and quietly what else there is. */
export function NowOpen({ home }: { readonly home: HomeView | undefined }) {
  const { say, locale } = useWords();
  const { phone } = useSurroundings();
  const id = useId();
  const draft = home?.drafts[0];
  const due = order.flatMap(
    (cadence) => home?.due.filter((each) => each.cadence === cadence && !isClosed(each)) ?? [],
  );
  const main: Place | undefined = draft ?? due[0];
  const others = [...(home?.drafts ?? []), ...due].filter(
    (each, index, all) =>
      main !== undefined &&
      !isSame(each, main) &&
      all.findIndex((other) => isSame(other, each)) === index,
  );
  const isDone = home !== undefined && main === undefined;
  const nameOf = ({ cadence, period }: Place) => {
    const { key, vars } = periodWords(cadence, period, locale);
    return say(key, vars);
  };
  return (
    <>
      <h2>{draft ? say("home.begun", { period: nameOf(draft) }) : say(doneOr(isDone))}</h2>
      <p class="hint">
        {say(draft ? "home.begunHint" : isDone ? "home.doneHint" : "home.writeHint")}
      </p>
      <div class="actions now">
        {main !== undefined && (
          <Link href={`/reflect/${main.cadence}/${main.period}`} class="button">
            {draft ? say("home.goOn") : say("home.begin", { period: nameOf(main) })}
          </Link>
        )}
        <ChatButton phone={phone} label={say("home.toChat")} isQuiet={main !== undefined} />
      </div>
      {phone.toChat === null && <p>{say("home.noChat")}</p>}
      {others.length > 0 && (
        <nav class="also" aria-labelledby={id}>
          <span class="also-label" id={id}>
            {say("home.others")}
          </span>
          {others.map((each) => (
            <Link
              key={`${each.cadence} ${each.period}`}
              href={`/reflect/${each.cadence}/${each.period}`}
            >
              {nameOf(each)}
            </Link>
          ))}
        </nav>
      )}
    </>
  );
}

const isClosed = ({ status }: HomeView["due"][number]) => status === "kept" || status === "shared";

const isSame = (a: Place, b: Place) => a.cadence === b.cadence && a.period === b.period;

const doneOr = (isDone: boolean) => (isDone ? "home.done" : "home.write");

import { Link } from "wouter-preact";
import { periodWords } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { useWords } from "#liff/text/speak.ts";
import type { ItemView } from "#shared/inventory-view.ts";

/** The way back to the record that an item grew out of. */
export function SourceLink({ source }: Pick<ItemView, "source">) {
  const { tell } = useGuide();
  const { say, locale } = useWords();
  if (source === null) return null;
  const { cadence, period } = source;
  const { key, vars } = periodWords(cadence, period, locale);
  // The first page has no form of its own.
  const href = cadence === "first" ? "/me" : `/reflect/${cadence}/${period}`;
  return (
    <Link href={href} class="source">
      {tell("draftFrom", { record: say(key, vars) })}
    </Link>
  );
}

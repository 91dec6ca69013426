import { ChevronRight, Eye } from "lucide-preact";
import { Link } from "wouter-preact";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useInventory } from "#liff/inventory/use-inventory.ts";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { isBlank } from "#shared/inventory.ts";
import { fieldsOf, itemNames, isItemSection, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldView, SectionView } from "#shared/inventory-view.ts";
import { Ways } from "./ways.tsx";

/** The nine sections as calm cards. */
export function Inventory() {
  const { tell } = useGuide();
  const { asked, view, outbox } = useInventory();
  return (
    <Page title={tell("title")}>
      <p class="lead">{tell("lead")}</p>
      {view === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <ul class="sections">
            {view.sections.map((section) => (
              <SectionCard key={section.section} view={section} outbox={outbox} />
            ))}
          </ul>
          <Link href="/inventory/preview" class="way preview-way">
            <span class="way-words">
              <span class="way-title">
                <Eye size={20} aria-hidden="true" />
                {tell("preview")}
              </span>
              <span class="hint">{tell("previewHint")}</span>
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </Link>
          <Ways />
        </>
      )}
    </Page>
  );
}

function SectionCard({ view, outbox }: { readonly view: SectionView; readonly outbox: Outbox }) {
  const { tell, titleOf, introOf, textOf, locale } = useGuide();
  const { today } = useMe();
  const { section, lookedAt } = view;
  const title = titleOf(section);
  const words = linesOf(view, textOf);
  const waits = view.items.some(({ isDraft }) => isDraft);
  const isConfirmed =
    lookedAt === today ||
    outbox.entries().some((entry) => entry.do === "confirm" && entry.section === section);
  return (
    <li class="card section-card">
      <Link href={`/inventory/${section}`} class="way">
        <span class="way-words">
          <h2>{title}</h2>
          {words.length === 0 ? (
            <span class="hint">{introOf(section)}</span>
          ) : section === "money" ? (
            // Somebody may look over one's shoulder.
            <span class="hint">{tell("private")}</span>
          ) : (
            <span class="excerpt" lang={langOf(words.join())} dir="auto">
              {words.join(" / ")}
            </span>
          )}
        </span>
        <ChevronRight size={20} aria-hidden="true" />
      </Link>
      {waits && <p class="gentle">{tell("waiting")}</p>}
      {words.length > 0 && (
        <div class="section-foot">
          <p class="hint" role="status">
            {isConfirmed && lookedAt === today
              ? tell("sameDone")
              : lookedAt !== null && tell("looked", { date: dayText(lookedAt, today, locale) })}
          </p>
          {!isConfirmed && (
            <button
              type="button"
              class="plain"
              aria-label={tell("sameNamed", { section: title })}
              onClick={() => outbox.push({ do: "confirm", section })}
            >
              {tell("same")}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

/** What is there, in a few words: items by name, then what is written. */
function linesOf(
  { section, fields, items }: SectionView,
  textOf: (id: FieldId, value: NonNullable<FieldView["value"]>) => string,
): readonly string[] {
  const textAt = (views: readonly FieldView[], id: FieldId) => {
    const value = views.find((each) => each.id === id)?.value ?? null;
    return value === null || isBlank(value) ? [] : [textOf(id, value)];
  };
  const named = isItemSection(section)
    ? items
        .filter((item) => !item.isDraft && isCurrent(item))
        .flatMap((item) => textAt(item.fields, itemNames[section]))
    : [];
  return [...named, ...fieldsOf(section, "section").flatMap((id) => textAt(fields, id))];
}

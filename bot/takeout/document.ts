import { answersTold, titleOf, type RecordView, type Told } from "#bot/conversation/records.ts";
import type { Scripts } from "#bot/conversation/scripts/table.ts";
import { earlierShelf } from "#bot/conversation/earlier-shelf.ts";
import { shelfTold } from "#bot/conversation/shelf.ts";
import type { InventoryState, Snapshot } from "#bot/inventory/rules.ts";
import { namesIn } from "#bot/messages/speak.ts";
import { sections, type Section } from "#shared/inventory.ts";
import type { Locale } from "#shared/locale.ts";
import type { Answer, Audience } from "#shared/reflection.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

export type Chapter = {
  readonly title: string;
  readonly told: readonly Told[];
  readonly parts: readonly { readonly title: string; readonly told: readonly Told[] }[];
};

export type TakeoutDocument = {
  readonly title: string;
  readonly lead: string;
  readonly chapters: readonly Chapter[];
};

/**
 * The order in which a ジョブ・カード is read: what matters and where it leads, then what was done
 * and what can be done, then the rest.
 */
const jobCardOrder: readonly Section[] = [
  "purpose",
  "goal",
  "experience",
  "skill",
  "tactic",
  "task",
  "time",
  "people",
  "money",
];

/** What only the file for machines carries. */
const withoutWords = new Set([
  "members",
  "sends",
  "calendarLinks",
  "meetups",
  "mutes",
  "postReports",
]);
const shown = new Set([
  "reflections",
  "inventories",
  "inventorySnapshots",
  "circles",
  "cheers",
  "comments",
  "strengths",
  "conversations",
]);

/** Everything that a member wrote, as a text to read. */
export function documentOf(taken: {
  readonly name: string | null;
  readonly day: string;
  readonly inventory: InventoryState;
  /** The inventory as it stood in earlier months. */
  readonly past: readonly Snapshot[];
  readonly zone: string;
  readonly collections: Collections;
  readonly cheers: readonly Chapter[];
  readonly comments: readonly Chapter[];
  readonly strengths: readonly Chapter[];
  readonly scripts: Scripts;
  readonly locale: Locale;
}): TakeoutDocument {
  const { name, day, inventory, past, collections, scripts, locale, zone } = taken;
  const { cheers, comments, strengths } = taken;
  const words = takeoutWords[locale];
  const { status } = namesIn(locale);
  const shelf = shelfTold(inventory, locale, zone)
    .toSorted((a, b) => placeOf(a.section) - placeOf(b.section))
    .map(({ title, told, items }): Chapter => {
      const parts = items.map((item) => ({
        title: item.isDraft ? `${item.name} ${status.draft}` : item.name,
        told: item.told,
      }));
      return { title, told, parts };
    });
  const nameOfCircle = new Map(
    (
      (collections["circles"] ?? []) as readonly { readonly _id: string; readonly name: string }[]
    ).map(({ _id, name: circle }) => [_id, circle]),
  );
  // Documents of this collection are records: the store alone writes them.
  const records = ((collections["reflections"] ?? []) as readonly Dated[])
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map((record): Chapter => {
      const circles = (record.sharedTo ?? []).flatMap((id) => nameOfCircle.get(id) ?? []);
      const title = [
        titleOf(record.cadence, record.period, locale),
        status[record.status],
        circles.join(" / "),
      ];
      const told = answersTold(record, scripts, locale).map(({ qid, label, text }) => ({
        label: record.status === "shared" ? `${label} ${markOf(record.answers[qid])}` : label,
        text,
      }));
      return { title: title.filter((part) => part !== "").join(" "), told, parts: [] };
    });
  const earlier = earlierShelf(past, inventory, { locale, zone }).map((month): Chapter => {
    const [title = "", ...lines] = month.split("\n");
    return { title, told: [{ label: "", text: lines.join("\n") }], parts: [] };
  });
  return {
    title: name === null ? words.nameless : words.title.replace("{name}", () => name),
    lead: words.lead.replace("{day}", day),
    chapters: [
      ...shelf,
      ...records,
      ...earlier,
      ...introductions(collections, words.introduction),
      ...undecided(collections, words.undecided),
      ...cheers,
      ...comments,
      ...strengths,
      ...others(),
    ],
  };

  /** A collection that nobody has given a form yet still tells all its words. */
  function others(): Chapter[] {
    return Object.entries(collections).flatMap(([collection, docs]) => {
      if (shown.has(collection) || withoutWords.has(collection)) return [];
      const told = docs.flatMap((doc) => wordsIn(doc)).map((text) => ({ label: "", text }));
      return told.length === 0 ? [] : [{ title: words.others, told, parts: [] }];
    });
  }
}

type Dated = RecordView & { readonly createdAt: Date; readonly sharedTo?: readonly string[] };

const marks: Readonly<Record<Audience, string>> = { self: "🔒", organizer: "🤝", circle: "👥" };

/** Who sees an answer of a record that is shown. */
const markOf = (answer: Answer | undefined) => marks[answer?.audience ?? "self"];

const placeOf = (section: Section) => {
  const place = jobCardOrder.indexOf(section);
  return place === -1 ? sections.length : place;
};

/** How the member introduced themselves in each of their circles. */
function introductions(collections: Collections, label: string): Chapter[] {
  const circles = (collections["circles"] ?? []) as readonly {
    readonly name: string;
    readonly people: readonly { readonly introduction: string | null }[];
  }[];
  return circles.flatMap(({ name, people }) => {
    const told = people.flatMap(({ introduction: text }) => (text ? [{ label, text }] : []));
    return told.length === 0 ? [] : [{ title: name, told, parts: [] }];
  });
}

function undecided(collections: Collections, title: string): Chapter[] {
  const chats = (collections["conversations"] ?? []) as readonly {
    readonly state: { readonly pending: readonly { readonly text: string }[] };
  }[];
  const told = chats.flatMap(({ state }) => state.pending.map(({ text }) => ({ label: "", text })));
  return told.length === 0 ? [] : [{ title, told, parts: [] }];
}

/** Every text in it that is not an id of something. */
function wordsIn(value: unknown, key = ""): string[] {
  if (typeof value === "string") return /^_id$|[iI]ds?$|^rev$/.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each, key));
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([name, inner]) => wordsIn(inner, name));
}

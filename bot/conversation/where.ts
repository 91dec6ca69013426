import { isBlank } from "#bot/reflections/rules.ts";
import type { AnswerPart } from "#shared/reflection.ts";
import { close, stay } from "./move.ts";
import type { Outcome, Place, Way } from "./way.ts";
import { whereOptions } from "./where-asks.ts";
import { write } from "./write.ts";

/** Shows the record; whoever is in several circles is asked to which of them. */
export function share(way: Way): Outcome {
  const { circles = [], answers } = way.context;
  if (isBlank(answers) || circles.length < 2) return close(way, "shared");
  return stay({ ...way, session: { ...way.session, sharing: {} } }, []);
}

/** A tap on one of the circles, on all, or on what gathers a few. */
export function chooseWhere(way: Way, id: string): Outcome {
  const { circles = [] } = way.context;
  const { ticked = [] } = way.session.sharing ?? {};
  const dot = id.indexOf(".");
  const [kind, circle] = dot === -1 ? [id, ""] : [id.slice(0, dot), id.slice(dot + 1)];
  const tick = (chosen: readonly string[]) =>
    stay({ ...way, session: { ...way.session, sharing: { ticked: chosen } } }, []);
  switch (kind) {
    case "all":
      return showIn(way, circles);
    case "last":
      return showIn(
        way,
        circles.filter(({ isUsual }) => isUsual),
      );
    case "only":
      return showIn(
        way,
        circles.filter((each) => each.id === circle),
      );
    case "done":
      return showIn(
        way,
        circles.filter((each) => ticked.includes(each.id)),
      );
    case "some":
      return tick(ticked);
    case "add":
      return tick([...ticked.filter((each) => each !== circle), circle]);
    case "drop":
      return tick(ticked.filter((each) => each !== circle));
    default:
      return stay(putAside(way), []);
  }
}

/** Names or numbers of circles, one after the other; other words stay a note of the member's own. */
export function whereByWords(way: Way, parts: readonly AnswerPart[], at: Date): Outcome {
  const named = placesIn(parts.map(({ text }) => text).join("\n"), way);
  if (named !== null) return showIn(way, named);
  const { session, changes, says } = write(way, parts, at);
  if (changes.length === 0) return { session, changes, says };
  return stay(way, [{ key: "talk.note", offers: [] }], changes);
}

/** The end of the record is open again, and which circles is no question. */
export function putAside({ session: { sharing: _, ...session }, ...way }: Way): Way {
  return { ...way, session };
}

const showIn = (way: Way, circles: readonly Place[]): Outcome =>
  circles.length === 0 ? stay(way, []) : close(way, "shared", circles);

/** The circles that a whole message names, by name or by the number of a button; null: it does not. */
function placesIn(text: string, { session, open, context }: Way): readonly Place[] | null {
  const { circles = [] } = context;
  const options = whereOptions(session, open, context);
  const names = circles
    .map((place) => ({ place, name: plain(place.name) }))
    .toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<Place>();
  let rest = plain(text);
  while (rest !== "") {
    const hit = names.find(({ name }) => rest.startsWith(name));
    const number = /^\d{1,2}(?!\d)/.exec(rest)?.[0];
    const places = hit === undefined ? options[Number(number) - 1]?.circles : [hit.place];
    if (places === undefined || places.length === 0) return null;
    for (const place of places) found.add(place);
    rest = rest
      .slice((hit?.name ?? number ?? "").length)
      .replace(/^(?:[\s、,・/&+]|と|and\s)+/u, "");
  }
  return found.size === 0 ? null : circles.filter((place) => found.has(place));
}

const plain = (text: string) =>
  text
    .normalize("NFKC")
    .trim()
    .replace(/[。.]+$/u, "")
    .toLowerCase();

import { pickOf } from "./pick.ts";
import type { Offer, Say } from "./say.ts";
import type { Step } from "./script.ts";
import type { Session } from "./session.ts";
import type { Context, Place } from "./way.ts";

/** LINE takes 13 buttons; there are four beside the circles. More circles are chosen by name. */
const mostPlaces = 9;

type Option = { readonly offer: Offer; readonly circles: readonly Place[] };

/** In which circles a record shall be seen; null where that is not the question. */
export function askWhere(session: Session, open: Step, context: Context): Say | null {
  const { sharing } = session;
  if (sharing === undefined || open.kind !== "close" || !context.circles?.length) return null;
  const { ticked } = sharing;
  const offers = whereOptions(session, open, context).map(({ offer }) => offer);
  if (ticked === undefined) return { key: "share.where", offers };
  const chosen = context.circles.filter(({ id }) => ticked.includes(id));
  const vars = chosen.length > 0 && { vars: { chosen: namesOf(chosen) } };
  return { key: chosen.length > 0 ? "share.some" : "share.none", ...vars, offers };
}

/** What can be tapped, or sent by its number, with the circles that each stands for. */
export function whereOptions(session: Session, open: Step, context: Context): readonly Option[] {
  const { circles = [] } = context;
  const { ticked } = session.sharing ?? {};
  const places = circles.slice(0, mostPlaces);
  const option = (label: Offer["label"], choice: string, stands: readonly Place[] = []) => ({
    offer: { label, tap: pickOf(session, open, `to.${choice}`) },
    circles: stands,
  });
  if (ticked !== undefined) {
    const ticks = places.map((place) =>
      ticked.includes(place.id)
        ? option({ text: `✓ ${place.name}` }, `drop.${place.id}`, [place])
        : option({ text: place.name }, `add.${place.id}`, [place]),
    );
    const done = option({ button: "done", of: "share.some" }, "done");
    const back = option({ button: "back", of: "share.some" }, "back");
    return [...ticks, ...(ticked.length > 0 ? [done] : []), back];
  }
  const usual = circles.filter(({ isUsual }) => isUsual);
  const all = option({ button: "all", of: "share.where" }, "all", circles);
  const last = option({ button: "last", of: "share.where" }, "last", usual);
  const isUsualOne = usual.length === 1;
  const isUsualSome = usual.length > 1 && usual.length < circles.length;
  const each = places
    .toSorted((a, b) => (isUsualOne ? Number(b.isUsual) - Number(a.isUsual) : 0))
    .map((place) => option({ text: place.name }, `only.${place.id}`, [place]));
  return [
    ...(isUsualSome ? [last] : []),
    ...(isUsualOne ? [...each.slice(0, 1), all, ...each.slice(1)] : [all, ...each]),
    ...(circles.length > 2 ? [option({ button: "some", of: "share.where" }, "some")] : []),
    option({ button: "back", of: "share.where" }, "back"),
  ];
}

export const namesOf = (circles: readonly Place[]) => circles.map(({ name }) => name).join(" / ");

import { isoDate } from "#bot/calendar.ts";
import { runs } from "#bot/meetups/views.ts";
import type { Placed } from "#bot/meetups/service.ts";
import { ownAnswer } from "#bot/meetups/rules.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import { namesIn } from "#bot/messages/speak.ts";
import { rsvps, type OwnAnswer, type Rsvp } from "#shared/meetup.ts";
import { whenWords } from "#shared/meetup-when.ts";
import { says, sayKey } from "./says.ts";
import type { Offer, Say, Tap } from "./say.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** The next one is shown; that there are more is only said. */
const looksAt = 2;

/** The meetups in the 1:1 chat: the next one, an answer to it, and the way to plan another. */
export const createMeetupTalk = (deps: TalkDeps, talk: Talk) => {
  const { meetups, circles } = deps;

  return {
    async next(visit: Visit): Promise<Reply> {
      const { member, at } = visit;
      const { items } = await meetups.list(member.id, {
        when: "upcoming",
        limit: looksAt,
        after: null,
      });
      const standing = items.filter(({ meetup }) => meetup.cancelledAt === null);
      const [first] = standing;
      const plan: Offer[] = (await runCircles(visit)).length > 0 ? [planOffer()] : [];
      if (first === undefined) {
        const reflect: Offer = {
          label: { button: "reflect", of: "meetup.none" },
          tap: { do: "open", at: "reflect" },
        };
        return says(visit, { key: "meetup.none", offers: [reflect, ...plan] });
      }
      const own = ownAnswer(first.meetup, member.id);
      const vars = {
        when: whenIn(visit, first.meetup),
        about: aboutOf(first),
        mine: ownWords(own, visit),
      };
      const others = standing.length > 1 ? [pageOffer("meetup.next", "all", "/meetups")] : [];
      const offers = [
        ...(first.meetup.to > at ? rsvps.map((rsvp) => answerOffer(first, rsvp)) : []),
        pageOffer("meetup.next", "page", `/meetups/${first.meetup.id}`),
        ...others,
        ...plan,
      ].flatMap((offer) => offer ?? []);
      return says(visit, { key: "meetup.next", vars, offers });
    },

    /** An answer never ends a reflection: its open question is asked again afterwards. */
    async rsvp(visit: Visit, id: string, wish: string | undefined): Promise<Reply> {
      const rsvp = rsvps.find((each) => each === wish);
      if (rsvp === undefined) return sayKey(visit, "SY3");
      const said = await meetups.rsvp(visit.member.id, id, rsvp);
      if (!said.ok) return said.reason === "full" ? full(visit, id) : gone(visit);
      const own = ownAnswer(said.meetup, visit.member.id);
      const { session } = visit.state;
      const isOpen = session !== undefined && !session.closed && !session.paused;
      const told = toldOf(visit, said, own);
      if (!isOpen) return says(visit, told);
      const again = await talk.take(visit, session, { type: "resume", at: visit.at });
      return { ...again, says: [{ ...told, offers: [] }, ...again.says] };
    },

    /** Which circle, which day; the rest is decided on the page. */
    async plan(
      visit: Visit,
      circleId: string | undefined,
      day: string | undefined,
      date: string | undefined,
    ): Promise<Reply> {
      const own = await runCircles(visit);
      const circle = own.length === 1 ? own[0] : own.find(({ id }) => id === circleId);
      if (own.length === 0) return sayKey(visit, "SY3");
      if (circle === undefined) {
        const offers = own.map(({ id, name }): Offer => ({
          label: { text: name },
          tap: { do: "plan", circle: id },
        }));
        return says(visit, { key: "meetup.planFor", offers });
      }
      const chosen = date ?? day;
      if (chosen === undefined) {
        const usual = await meetups.nextPlan(visit.member.id, circle.id, {});
        const tap: Tap = { do: "plan", circle: circle.id };
        const tomorrow = isoDate(visit.at, deps.zone, 1);
        const offers: Offer[] = [
          { label: { button: "day", of: "meetup.plan" }, tap, dateFrom: tomorrow },
          ...(typeof usual === "string"
            ? []
            : [
                {
                  label: { button: "usual", of: "meetup.plan" } as const,
                  tap: { ...tap, day: usual.day },
                },
              ]),
        ];
        return says(visit, { key: "meetup.plan", offers });
      }
      if (!/^\d{4}-\d{2}-\d{2}$/.test(chosen)) return sayKey(visit, "SY3");
      const page = pageOffer("meetup.planIn", "page", `/meetups/new/${circle.id}/${chosen}`);
      return says(visit, {
        key: "meetup.planIn",
        vars: { circle: circle.name },
        offers: page === null ? [] : [page],
      });
    },
  };

  async function runCircles({ member, at }: Visit) {
    return (await circles.of(member.id)).filter((circle) => runs(circle, member.id, at));
  }

  function toldOf(visit: Visit, { meetup }: Placed, own: OwnAnswer | null): Say {
    const names = namesIn(visit.member.locale).rsvps;
    const page = (of: BubbleKey) => [pageOffer(of, "page", `/meetups/${meetup.id}`) ?? []].flat();
    if (own?.waits != null) {
      const offers = [
        choice("meetup.waits", meetup.id, "listen"),
        choice("meetup.waits", meetup.id, "no"),
      ];
      return { key: "meetup.waits", offers: [...offers, ...page("meetup.waits")] };
    }
    const rsvp = own?.rsvp ?? "undecided";
    const key = rsvp === "no" ? "meetup.resting" : "ME2";
    return { key, vars: { rsvp: names[rsvp] }, offers: page(key) };
  }

  function full(visit: Visit, id: string): Reply {
    const page = pageOffer("meetup.full", "page", `/meetups/${id}`);
    const offers = [choice("meetup.full", id, "listen"), ...(page === null ? [] : [page])];
    return says(visit, { key: "meetup.full", offers });
  }

  function gone(visit: Visit): Reply {
    const offer: Offer = {
      label: { button: "meetups", of: "meetup.gone" },
      tap: { do: "open", at: "meetup" },
    };
    return says(visit, { key: "meetup.gone", offers: [offer] });
  }

  function pageOffer(of: BubbleKey, button: string, path: string): Offer | null {
    const uri = deps.page(path);
    return uri === null ? null : { label: { button, of }, tap: { do: "page", page: path }, uri };
  }

  function whenIn({ member }: Visit, { from, to }: Placed["meetup"]): string {
    const { day, time } = whenWords(from, to, member.settings.zone ?? deps.zone, member.locale);
    return `${day} ${time}`;
  }
};

const planOffer = (): Offer => ({
  label: { button: "plan", of: "meetup.next" },
  tap: { do: "plan" },
});

const answerOffer = ({ meetup }: Placed, rsvp: Rsvp): Offer =>
  choice("meetup.next", meetup.id, rsvp);

const choice = (of: BubbleKey, meetupId: string, rsvp: Rsvp): Offer => ({
  label: { button: rsvp, of },
  tap: { do: "rsvp", m: meetupId, a: rsvp },
});

const aboutOf = ({ meetup, circle }: Placed): string =>
  [meetup.theme, meetup.place, circle.name].filter((part) => part !== null).join("\n");

function ownWords(own: OwnAnswer | null, { member }: Visit): string {
  const names = namesIn(member.locale).rsvps;
  if (own === null) return names.none;
  if (own.isOld) return names.old;
  return own.waits === null ? names[own.rsvp] : names.waits;
}

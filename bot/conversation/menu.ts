import type { Cadence } from "#shared/reflection.ts";
import { wholeUpTo } from "#shared/text.ts";
import { periodOf } from "#bot/calendar.ts";
import { refusalOf } from "#bot/circles/rules.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import { namesIn } from "#bot/messages/speak.ts";
import { justEnded } from "#bot/reflections/periods.ts";
import { recordLine, recordText } from "./records.ts";
import { shelfLines } from "./shelf.ts";
import { says, sayKey } from "./says.ts";
import { stepsOfAll } from "./steps-of-all.ts";
import type { Offer, Tap } from "./say.ts";
import { createMeetupTalk } from "./meetups.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

const recordsAPage = 5;
const guideCards = ["G1", "G2", "G3", "G4", "G5", "G6", "G7", "G8"] as const;
const lateButtons = {
  weekly: "lastWeekly",
  monthly: "lastMonthly",
  quarterly: "lastQuarterly",
} as const;
/** A bubble of the inventory; the page shows all of it. */
const mostShelf = 1500;

/** The rich menu's six places, the guidance, and reading back. None of them ends a session. */
export const createMenu = (deps: TalkDeps, talk: Talk) => {
  const { reflections, inventory, scripts, zone } = deps;
  const meetups = createMeetupTalk(deps, talk);

  return {
    async open(visit: Visit, place: string | undefined): Promise<Reply> {
      switch (place) {
        case "reflect": {
          const { session } = visit.state;
          return session === undefined || session.closed
            ? choose(visit)
            : talk.welcomeBack(visit, session);
        }
        case "choose":
          return choose(visit);
        case "record":
          return records(visit);
        case "inventory":
          return shelf(visit);
        case "feed":
          return stepsOfAll(deps, visit);
        case "meetup":
          return meetups.next(visit);
        default:
          return settings(visit);
      }
    },

    choose,
    records,
    settings,
    meetups,

    async read(visit: Visit, cadence: Cadence, period: string): Promise<Reply> {
      const found = await reflections.find({ memberId: visit.member.id, cadence, period });
      if (found === null) return sayKey(visit, "SY3");
      const record = recordText(found, scripts, visit.member.locale);
      const reopen: Offer = {
        label: { button: "reopen", of: "reflect.done" },
        tap: { do: "reopen", cadence, period },
      };
      const goOn: Offer = {
        label: { button: "resume", of: "SY1" },
        tap: { do: "begin", cadence, period },
      };
      const page = pageOffer("record.read", `/me/${cadence}/${period}`);
      const onward = cadence === "first" ? [] : [found.status === "draft" ? goOn : reopen];
      const offers = [...onward, ...page];
      return says(visit, { key: "record.read", vars: { record }, private: ["record"], offers });
    },

    guide(visit: Visit, card: number): Reply {
      const key = guideCards[card - 1];
      if (key === undefined) return says(visit, { key: "guide.end" });
      const button = (id: string, to: number): Offer => ({
        label: { button: id, of: key },
        tap: { do: "guide", card: String(to) },
      });
      const offers =
        key === "G7"
          ? [button("next", card + 1), button("again", 1)]
          : [button(key === "G8" ? "done" : "next", card + 1)];
      const organizer = deps.organizer || namesIn(visit.member.locale).unnamed.organizer;
      return says(visit, { key, vars: { organizer }, offers });
    },
  };

  async function choose(visit: Visit): Promise<Reply> {
    const { member, at } = visit;
    const offer = (button: string, cadence: Cadence, period: string): Offer => ({
      label: { button, of: "reflect.choose" },
      tap: { do: "begin", cadence, period },
    });
    const late: Offer[] = [];
    for (const cadence of ["weekly", "monthly", "quarterly"] as const) {
      const period = justEnded(cadence, member.consent.at, at, zone);
      if (period === null) continue;
      const found = await reflections.find({ memberId: member.id, cadence, period });
      if (found === null || found.status === "draft")
        late.push(offer(lateButtons[cadence], cadence, period));
    }
    const now = (["weekly", "monthly", "quarterly"] as const).map((cadence) =>
      offer(cadence, cadence, periodOf(cadence, at, zone)),
    );
    return says(visit, { key: "reflect.choose", offers: [...now, ...late] });
  }

  async function records(visit: Visit, before?: Date): Promise<Reply> {
    const { member } = visit;
    const [page, n] = await Promise.all([
      reflections.page(member.id, recordsAPage + 1, before),
      reflections.count(member.id),
    ]);
    if (page.length === 0)
      return says(visit, { key: before === undefined ? "record.none" : "record.end" });
    const shown = page.slice(0, recordsAPage);
    const list = shown.map((record) => recordLine(record, scripts, member.locale)).join("\n\n");
    const oldest = shown.at(-1)?.createdAt.getTime();
    const more: Offer[] =
      page.length > recordsAPage
        ? [
            {
              label: { button: "more", of: "record.list" },
              tap: { do: "records", before: String(oldest) },
            },
          ]
        : [];
    const reflect: Offer = {
      label: { button: "reflect", of: "record.list" },
      tap: { do: "open", at: "reflect" },
    };
    const offers = [...shown.map((record) => readOffer(record)), ...more, reflect];
    const vars = { n: String(n), records: list };
    return says(visit, { key: "record.list", vars, private: ["records"], offers });

    function readOffer({ cadence, period }: { cadence: Cadence; period: string }): Offer {
      return { label: { record: { cadence, period } }, tap: { do: "read", cadence, period } };
    }
  }

  function pageOffer(of: BubbleKey, page: string): Offer[] {
    const uri = deps.page(page);
    return uri === null ? [] : [{ label: { button: "page", of }, tap: { do: "page", page }, uri }];
  }

  async function shelf(visit: Visit): Promise<Reply> {
    const offersOf = (key: "inventory.list" | "inventory.none"): Offer[] => [
      ...pageOffer(key, "/inventory"),
      { label: { button: "reflect", of: key }, tap: { do: "open", at: "reflect" } },
    ];
    const parts = shelfLines(await inventory.all(visit.member.id), visit.member.locale, deps.zone);
    if (parts.length === 0) {
      return says(visit, { key: "inventory.none", offers: offersOf("inventory.none") });
    }
    const items = parts.map(({ title, lines }) => `■ ${title}\n${lines.join("\n")}`).join("\n\n");
    return says(visit, {
      key: "inventory.list",
      vars: { items: wholeUpTo(items, mostShelf) },
      private: ["items"],
      offers: offersOf("inventory.list"),
    });
  }

  async function settings(visit: Visit): Promise<Reply> {
    const { settings: set, rest, id } = visit.member;
    const offer = (button: string, tap: Tap, uri?: string | null): Offer => ({
      label: { button, of: "settings.menu" },
      tap,
      ...(uri && { uri }),
    });
    const page = deps.page("/settings");
    const circles = await deps.circles.of(id);
    const run = circles.find((circle) => refusalOf(circle, id, "oversee", visit.at) === null);
    const overview = `/circle/${run?.id}`;
    const runs = run === undefined ? null : deps.page(overview);
    const isResting = rest !== null && rest.until > visit.at;
    const offers = [
      isResting ? offer("back", { do: "restEnds" }) : offer("rest", { do: "rest" }),
      set.weekly
        ? offer("weeklyOff", { do: "weekly", to: "off" })
        : offer("weeklyOn", { do: "weekly", to: "on" }),
      set.quiet
        ? offer("quietOff", { do: "quiet", to: "off" })
        : offer("quietOn", { do: "quiet", to: "on" }),
      offer("times", { do: "notice" }),
      offer("language", { do: "speak", to: visit.member.locale === "ja" ? "en" : "ja" }),
      ...(page === null ? [] : [offer("page", { do: "page", page: "/settings" }, page)]),
      ...(runs === null ? [] : [offer("run", { do: "page", page: overview }, runs)]),
      offer("leave", { do: "leaving" }),
    ];
    return says(visit, { key: "settings.menu", offers });
  }
};

export type Menu = ReturnType<typeof createMenu>;

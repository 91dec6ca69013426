import { usualNotices } from "#shared/notices.ts";
import type { Locale } from "#shared/locale.ts";
import { localeOf } from "#shared/locale.ts";
import type { Member } from "./rules.ts";
import { consentVersion, profileFreshMs } from "./rules.ts";
import type { MemberStore } from "./store.ts";

export type Profile = {
  readonly name: string | null;
  readonly language?: string;
  readonly pictureUrl?: string;
};

/** Somebody on a page, as LINE's token tells them; they need not be a friend of the bot. */
export type Visitor = {
  readonly lineUserId: string;
  readonly name: string | null;
  readonly picture: string | null;
  /** As the page speaks with them. */
  readonly locale: Locale;
};

/** What nobody has chosen yet when they agree. */
type Chosen =
  | "nickname"
  | "face"
  | "settings"
  | "rest"
  | "sharesTo"
  | "moves"
  | "came"
  | "cameKnown";

export const createMembers = (deps: {
  readonly store: MemberStore;
  /** LINE's profile; null if LINE does not tell or did not answer in time. */
  readonly profile: (lineUserId: string) => Promise<Profile | null>;
  /** What else begins with somebody's consent. */
  readonly welcome?: (member: Member) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { store, now } = deps;
  // Who consented, so that receiving a webhook stays one write. Only a yes is remembered, and not
  // for long: another process may see the person leave.
  const consented = new Map<string, number>();
  let departures = 0;
  const remember = (lineUserId: string) => consented.set(lineUserId, now().getTime() + 60_000);

  return {
    /** Whether the texts of this person may be kept. Synchronous for whoever wrote lately. */
    has(lineUserId: string): boolean | Promise<boolean> {
      const until = consented.get(lineUserId);
      if (until !== undefined && until > now().getTime()) return true;
      const before = departures;
      return store.byLineUser(lineUserId).then((member) => {
        if (member === null) consented.delete(lineUserId);
        // Who left while this was looked up is not remembered.
        else if (departures === before) remember(lineUserId);
        return member !== null;
      });
    },

    find: (lineUserId: string) => store.byLineUser(lineUserId),

    get: (id: string) => store.byId(id),

    many: (ids: readonly string[]) => store.byIds(ids),

    profile: (lineUserId: string) => deps.profile(lineUserId),

    /** Makes the person a member. Notices are monthly only until they opt in to weekly ones. */
    async consent(lineUserId: string, locale: Locale | null): Promise<Member> {
      const profile = await deps.profile(lineUserId);
      return begin({
        lineUserId,
        name: profile?.name ?? null,
        picture: profile?.pictureUrl ?? null,
        locale: locale ?? localeOf(profile?.language),
        localeChosen: locale !== null,
        friend: true,
        profileAt: profile === null ? null : now(),
      });
    },

    /** The same on a page. Whom LINE's bot cannot read the profile of has not added it. */
    async consentOnPage({ lineUserId, name, picture, locale }: Visitor): Promise<Member> {
      const profile = await deps.profile(lineUserId);
      return begin({
        lineUserId,
        name: profile?.name ?? name,
        picture: profile?.pictureUrl ?? picture,
        locale: profile?.language === undefined ? locale : localeOf(profile.language),
        localeChosen: false,
        friend: profile !== null,
        profileAt: profile === null ? null : now(),
      });
    },

    /** The member with today's name, picture and language as LINE has them. */
    async refresh(member: Member): Promise<Member> {
      const age = now().getTime() - (member.profileAt?.getTime() ?? 0);
      if (age < profileFreshMs) return member;
      const profile = await deps.profile(member.lineUserId);
      if (profile === null) return member;
      const locale = member.localeChosen ? member.locale : localeOf(profile.language);
      const changed = { name: profile.name, picture: profile.pictureUrl ?? null, locale };
      return (await store.change(member.id, { ...changed, profileAt: now() })) ?? member;
    },

    /** A companion sent them something: their next reply looks for it. */
    cameTo: (id: string) => store.cameTo(id, deps.newId()),

    /** Nothing of what companions sent is untold. */
    knowsAll: ({ id, came }: Pick<Member, "id" | "came">) => store.knows(id, came),

    /** Looks at the mini-app, which is a sign of life. */
    opened: (id: string) => store.opened(id, now()),

    /** Something that their reminders hang on has changed. */
    lookAgain: (ids: readonly string[]) => store.lookAgain(ids),

    /** Whoever joined before reminders is looked at as well. */
    place: () => store.place(),

    /** Adds the bot for the first time, having agreed on a page. */
    befriended: (member: Member) => store.change(member.id, { friend: true }),

    blocked: (member: Member) => store.change(member.id, { friend: false }),

    /** Back after a block: notices stay off until the member chooses. */
    async cameBack(member: Member) {
      await store.change(member.id, { friend: true });
      return store.changeSettings(member.id, { weekly: false, quiet: true });
    },

    speak: (member: Member, locale: Locale) =>
      store.change(member.id, { locale, localeChosen: true }),

    /** How the member is called and shown; LINE's own name and picture stay as LINE tells them. */
    present: (member: Member, as: Partial<Pick<Member, "nickname" | "face">>) =>
      store.change(member.id, as),

    /** What was chosen among several circles is chosen the next time as well. */
    sharesTo: (member: Member, circles: readonly string[]) =>
      store.change(member.id, { sharesTo: circles }),

    set: (member: Member, settings: Partial<Member["settings"]>) =>
      store.changeSettings(member.id, settings),

    /** Of the end of a brief rest nothing is said. */
    restUntil: (member: Member, until: Date, { isBrief = false } = {}) =>
      store.change(member.id, { rest: { until, ...(isBrief && { isBrief }) } }),

    endRest: (member: Member) => store.change(member.id, { rest: null }),

    /** The member is another LINE account from now on; sessions of the one before are over. */
    async move(member: Member, lineUserId: string, isFriend: boolean): Promise<Member | null> {
      const moved = await store.move(member.id, member.lineUserId, lineUserId, isFriend);
      if (moved !== null) remember(lineUserId);
      return moved;
    },

    /** The member has left: nothing of theirs is to be kept from now on. */
    forget(member: Member) {
      departures += 1;
      consented.delete(member.lineUserId);
    },
  };

  async function begin(who: Omit<Member, "id" | "consent" | Chosen>): Promise<Member> {
    const member = await store.add({
      ...who,
      id: deps.newId(),
      nickname: null,
      face: "line",
      consent: { at: now(), version: consentVersion },
      settings: { weekly: false, quiet: false, ...usualNotices },
      rest: null,
      sharesTo: null,
      moves: 0,
      came: "",
      cameKnown: null,
    });
    await deps.welcome?.(member);
    remember(member.lineUserId);
    return member;
  }
};

export type Members = ReturnType<typeof createMembers>;

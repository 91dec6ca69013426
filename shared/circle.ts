import * as v from "valibot";
import type { Locale } from "./locale.ts";
import type { Face } from "./nickname.ts";

export const roles = ["organizer", "cohost", "member"] as const;
export type Role = (typeof roles)[number];

/** What a newcomer may see of what was shared: from their joining on, or all of it. */
export const histories = ["from_joining", "from_beginning"] as const;
export type History = (typeof histories)[number];

/** What somebody may do in a circle; the table is in bot/circles/rules.ts. */
export const acts = [
  "read",
  "introduce",
  "leave",
  "invite",
  "rename",
  "appoint",
  "remove",
  "close",
  "meet",
  "oversee",
  "vouch",
] as const;
export type Act = (typeof acts)[number];

export const longestCircleName = 40;
export const longestIntroduction = 200;
export const mostPeople = 100;
export const mostInvitations = 30;
export const invitationDays = [1, 7, 30] as const;

/** One line of somebody's own: whole Unicode text without controls or marks that turn it around. */
export const line = (longest: number) =>
  v.pipe(
    v.string(),
    v.normalize("NFC"),
    v.trim(),
    v.nonEmpty(),
    v.maxLength(longest),
    v.check((text) => text.isWellFormed() && !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text)),
  );

const IsoDay = v.pipe(v.string(), v.isoDate());

export const NewCircle = v.strictObject({
  name: line(longestCircleName),
  history: v.picklist(histories),
});
export type NewCircle = v.InferOutput<typeof NewCircle>;

export const CircleChange = v.union([
  v.strictObject({
    name: line(longestCircleName),
    /** The name as it was read: if it changed meanwhile, both are told. */
    base: v.pipe(v.string(), v.maxLength(longestCircleName)),
  }),
  v.strictObject({ closed: v.boolean() }),
]);
export type CircleChange = v.InferOutput<typeof CircleChange>;

export const Appointment = v.variant("role", [
  v.strictObject({ role: v.literal("organizer") }),
  v.strictObject({ role: v.literal("member") }),
  /** Co-host up to the end of this day in the community's zone. */
  v.strictObject({ role: v.literal("cohost"), until: IsoDay }),
]);
export type Appointment = v.InferOutput<typeof Appointment>;

export const Introduction = v.strictObject({ text: v.nullable(line(longestIntroduction)) });
export type Introduction = v.InferOutput<typeof Introduction>;

export const NewInvitation = v.strictObject({ days: v.picklist(invitationDays) });
export type NewInvitation = v.InferOutput<typeof NewInvitation>;

const holder = {
  token: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
  idToken: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)),
};

export const InvitationLook = v.strictObject(holder);

export const InvitationAcceptance = v.strictObject({
  ...holder,
  /** The version of the promises the person agreed to on the page; null: agreed before. */
  agreed: v.nullable(v.pipe(v.number(), v.integer())),
  introduction: v.nullable(line(longestIntroduction)),
  /** As the page speaks with them. */
  locale: v.picklist(["ja", "en"]),
});
export type InvitationAcceptance = v.InferOutput<typeof InvitationAcceptance>;

/** How a member looks to others: as they chose to be called and shown, whatever LINE tells. */
export type Looks = {
  readonly name: string | null;
  readonly face: Face;
  /** Only where LINE's picture is the chosen face. */
  readonly picture: string | null;
};

export type PersonView = Looks & {
  readonly id: string;
  readonly role: Role;
  /** A co-host's last day. */
  readonly until: string | null;
  readonly introduction: string | null;
};

/** A circle as one of its own sees it. */
export type CircleView = {
  readonly id: string;
  readonly name: string;
  readonly history: History;
  /** The first day whose records this member may see. */
  readonly seesFrom: string;
  readonly isClosed: boolean;
  readonly role: Role;
  readonly isLastOrganizer: boolean;
  readonly may: readonly Act[];
  readonly people: readonly PersonView[];
};

/** A circle in a list of one's own. */
export type CircleLine = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly isClosed: boolean;
};

export type CirclesView = { readonly circles: readonly CircleLine[]; readonly mayFound: boolean };

/** An open invitation, told without its token. `until` is its last day. */
export type InvitationView = { readonly id: string; readonly until: string };
export type InvitationsView = { readonly invitations: readonly InvitationView[] };

/** The one time that the link is told. */
export type IssuedInvitation = InvitationView & { readonly url: string };

/** What the holder of a good invitation is told before anything is kept of them. */
export type InvitationSight = {
  readonly circle: string;
  readonly community: string | null;
  /** Set for somebody who is in it already. */
  readonly circleId: string | null;
  /** The promises this person still has to agree to; null for a member of the community. */
  readonly promises: number | null;
  readonly you: Looks;
  /** A member's chosen language. */
  readonly locale: Locale | null;
};

export type Joined = { readonly circleId: string };

/** The body of a 409: the name was changed elsewhere. */
export type CircleConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly current: { readonly name: string };
  readonly sent: { readonly name: string };
};

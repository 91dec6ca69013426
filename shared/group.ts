import * as v from "valibot";
import { line, longestIntroduction, type InvitationSight } from "./circle.ts";

const token = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));

/** What the link says that the bot posted in a group. */
export const GroupLook = v.strictObject({ token });

export const GroupLinking = v.strictObject({
  token,
  circle: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
});

const holder = { idToken: v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096)) };

/** Somebody from the group of an announcement, with LINE's token in place of a session. */
export const DoorLook = v.strictObject(holder);

export const DoorEntering = v.strictObject({
  ...holder,
  /** The version of the promises agreed to on the page; null: agreed before. */
  agreed: v.nullable(v.pipe(v.number(), v.integer())),
  introduction: v.nullable(line(longestIntroduction)),
  locale: v.picklist(["ja", "en"]),
});

/** What somebody is told who came by an announcement and is in the group. */
export type DoorSight = InvitationSight & {
  /** Times are moments; `zone` is the community's. */
  readonly meetup: { readonly from: string; readonly to: string; readonly zone: string };
};

/** A LINE group that waits to be linked, and the circles that this member may link it to. */
export type GroupSight = {
  /** null: LINE does not tell, as of a room. */
  readonly name: string | null;
  readonly circles: readonly {
    readonly id: string;
    readonly name: string;
    /** The circle has a group already: linking this one lets the other go. */
    readonly isLinked: boolean;
  }[];
};

/** The LINE group of a circle, as those in charge see it. */
export type CircleGroup = {
  readonly name: string | null;
  /** The bot is in it. */
  readonly isThere: boolean;
  /** How many LINE counts there; null: it does not say now. */
  readonly people: number | null;
  /** Its circle's month is told there in numbers. */
  readonly digest: boolean;
};

export const DigestWish = v.strictObject({ on: v.boolean() });

export type CircleGroupView = { readonly group: CircleGroup | null };

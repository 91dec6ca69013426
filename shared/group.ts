import * as v from "valibot";

const token = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));

/** What the link says that the bot posted in a group. */
export const GroupLook = v.strictObject({ token });

export const GroupLinking = v.strictObject({
  token,
  circle: v.pipe(v.string(), v.nonEmpty(), v.maxLength(64)),
});

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
};

export type CircleGroupView = { readonly group: CircleGroup | null };

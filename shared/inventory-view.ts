import * as v from "valibot";
import { audiences, type FieldValue, type Section } from "./inventory.ts";
import type { FieldId } from "./inventory-fields.ts";
import type { Audience, Cadence, Period } from "./reflection.ts";
import type { FormerView, TacticView } from "./tactics.ts";

const ClientId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));
const AudienceSchema = v.picklist(audiences);
const Rev = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What the field holds is checked by its own kind. */
export const FieldWrite = v.strictObject({
  value: v.unknown(),
  audience: v.exactOptional(AudienceSchema),
  /** Of the field as the writer last saw it; 0 for one never written. */
  rev: Rev,
});
export type FieldWrite = {
  readonly value: FieldValue | null;
  readonly audience?: Audience;
  readonly rev: number;
};

export const ItemAdd = v.strictObject({ id: ClientId });
export type ItemAdd = v.InferOutput<typeof ItemAdd>;

export const ItemChange = v.union([
  v.strictObject({ field: v.string(), ...FieldWrite.entries }),
  /** A draft that grew out of a record is looked through and stays. */
  v.strictObject({ draft: v.literal(false) }),
]);

export const ItemOrder = v.strictObject({ ids: v.pipe(v.array(ClientId), v.maxLength(200)) });
export const OperationId = v.optional(ClientId);
export const PreviewQuery = v.strictObject({ as: v.picklist(["circle", "organizer"]) });
export type Viewer = v.InferOutput<typeof PreviewQuery>["as"];

/** A field as its owner sees it. */
export type FieldView = {
  readonly id: FieldId;
  readonly value: FieldValue | null;
  readonly audience: Audience;
  readonly rev: number;
};

export type ItemView = {
  readonly id: string;
  readonly isDraft: boolean;
  /** The record it grew out of. */
  readonly source: { readonly cadence: Cadence; readonly period: Period } | null;
  readonly fields: readonly FieldView[];
  /** A companion named it, and their note is still in the strengths notebook. */
  readonly isFromCompanion?: true | undefined;
  readonly course?: TacticView | undefined;
  /** The tactic that a task serves. */
  readonly tactic?: string | null | undefined;
  /** What a tactic or task was called before, oldest first. */
  readonly formers?: readonly FormerView[] | undefined;
};

export type SectionView = {
  readonly section: Section;
  readonly fields: readonly FieldView[];
  readonly items: readonly ItemView[];
  /** The day it was last written in or said to be still true, in the community's zone. */
  readonly lookedAt: string | null;
};

/** All nine sections, in order. */
export type InventoryView = { readonly sections: readonly SectionView[] };

/** What others see: only what is there for them, so that nothing tells of the rest. */
export type ShownField = { readonly id: FieldId; readonly value: FieldValue };
export type ShownSection = {
  readonly section: Section;
  readonly fields?: readonly ShownField[] | undefined;
  readonly items?: readonly { readonly fields: readonly ShownField[] }[] | undefined;
};
export type ShownInventory = { readonly sections: readonly ShownSection[] };

/** The body of a 409: both versions, so that neither is lost. */
export type FieldConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly current: FieldView;
  readonly sent: { readonly value: FieldValue | null; readonly audience?: Audience };
};

import type { Doc } from "#bot/embedded/values/document.ts";

export type Predicate = (doc: Doc) => boolean;

/** A test of one value that a path led to; undefined means the path ended early. */
export type ValueTest = (value: unknown) => boolean;

import * as v from "valibot";
import type { Audience, Cadence, Period, ReflectionStatus, WantedResponse } from "./reflection.ts";

/** The question of a list for its next page. */
export const PageQuery = v.strictObject({
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(v.pipe(v.string(), v.regex(/^(?:[1-9]\d?|100)$/))),
});

export type AnswerView = {
  readonly qid: string;
  /** In the order they were sent. */
  readonly texts: readonly string[];
  readonly choice: string | null;
  readonly audience: Audience;
};

/** A record as its writer sees it. */
export type ReflectionView = {
  readonly cadence: Cadence;
  readonly period: Period;
  /** Its day on the road, whose month is the record's. */
  readonly standsOn: string;
  /** The day it was begun, if that was well after its period had ended. */
  readonly writtenOn: string | null;
  readonly status: ReflectionStatus;
  readonly wanted: WantedResponse | null;
  readonly createdAt: string;
  readonly sharedAt: string | null;
  readonly rev: number;
  readonly answers: readonly AnswerView[];
};

export type ReflectionPage = {
  /** In the order of their periods, the newest first. */
  readonly items: readonly ReflectionView[];
  /** The month in which the member came: no road is plain before it. */
  readonly since: Period;
  /** Of the next page; null at the beginning of the path. */
  readonly cursor: string | null;
};

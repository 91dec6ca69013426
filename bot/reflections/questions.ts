import type { Member } from "#bot/members/rules.ts";
import type { AnswerPart, Period } from "#shared/reflection.ts";
import type { FormCadence, Question } from "#shared/reflection-form.ts";
import type { Reflection } from "./service.ts";

/** One reflection, begun or not. */
export type Asked = {
  readonly member: Member;
  readonly cadence: FormCadence;
  readonly period: Period;
  readonly found: Reflection | null;
};

/** The questions that a reflection asks, as the conversation knows them. */
export type Questions = {
  /** Of the script it was begun with, else of today's; null if it asks nothing of that id. */
  readonly one: (
    of: Asked,
    qid: string,
  ) => {
    readonly script: Reflection["script"];
    readonly audience: Question["audience"];
    readonly lock: Question["lock"];
    readonly choices: readonly string[];
    readonly takesNotes: boolean;
  } | null;

  /** The item of the inventory that a question is about, if it is about one. */
  readonly about: (of: Asked, qid: string, at: Date) => Promise<string | null>;

  /** All of them in the member's language, in order. */
  readonly all: (
    of: Asked,
    at: Date,
  ) => Promise<{
    readonly lead: string;
    readonly questions: readonly Question[];
    readonly notes: readonly AnswerPart[];
  }>;

  /** Sentences of the weekly records that a month's long answer can take over. */
  readonly notes: (memberId: string, month: Period) => Promise<readonly AnswerPart[]>;
};

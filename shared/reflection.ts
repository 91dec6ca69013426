/** How often a reflection comes round; `first` is the single first record after consent. */
export type Cadence = "first" | "weekly" | "monthly" | "quarterly";

/** `2026-W47`, `2026-11`, `2026-Q4` in the community's zone, or `first`. */
export type Period = string;

export type Audience = "self" | "organizer" | "circle";

export type ReflectionStatus = "draft" | "kept" | "shared";

export type WantedResponse = "cheers" | "strengths" | "insights" | "frank";

/** A message is a part of an answer: LINE's message id lets an unsend find it again. */
export type AnswerPart = {
  readonly messageId?: string;
  /** The meetup that it stayed from. */
  readonly meetup?: string;
  readonly text: string;
  readonly at: Date;
};

export type Answer = {
  readonly parts: readonly AnswerPart[];
  readonly choice?: string;
  /** The item of the inventory that the choice is about. */
  readonly about?: string;
  readonly audience: Audience;
};

/** Keyed by question id, never by position. */
export type Answers = Readonly<Record<string, Answer>>;

/** The whole text of an answer, its parts joined by line breaks in the order they were sent. */
export function textOf(answer: Answer | undefined): string {
  return (answer?.parts ?? []).map((part) => part.text).join("\n");
}

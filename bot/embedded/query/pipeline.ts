import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";

// mingo has more, which were seen to differ from MongoDB or were not compared with it.
const STAGES = new Set([
  "$addFields",
  "$count",
  "$documents",
  "$facet",
  "$group",
  "$limit",
  "$lookup",
  "$match",
  "$merge",
  "$out",
  "$project",
  "$replaceRoot",
  "$replaceWith",
  "$sample",
  "$set",
  "$skip",
  "$sort",
  "$sortByCount",
  "$unionWith",
  "$unset",
  "$unwind",
]);

// These hand on the documents they were given or make new ones; others may write into them.
const HARMLESS = new Set([
  "$match",
  "$sort",
  "$limit",
  "$skip",
  "$count",
  "$group",
  "$project",
  "$sortByCount",
]);

export type Stage = { readonly name: string; readonly given: unknown; readonly stage: Doc };

/** Checks a pipeline, inner ones included, before any of it runs. */
export function parsePipeline(pipeline: unknown, inner = false): Stage[] {
  if (!Array.isArray(pipeline)) {
    throw new Refusal("TypeMismatch", "A pipeline must be an array of objects");
  }
  return pipeline.map((stage: unknown, i) => {
    const name = isPlain(stage) ? Object.keys(stage)[0] : undefined;
    if (!isPlain(stage) || name === undefined || Object.keys(stage).length !== 1) {
      throw new Refusal(
        "Location40323",
        "A pipeline stage specification object must contain exactly one field.",
      );
    }
    if (name === "$changeStream") {
      throw new Refusal(
        "Location40573",
        "The $changeStream stage is not supported by the embedded server",
      );
    }
    if (!STAGES.has(name)) {
      throw new Refusal("Location40324", `Unrecognized pipeline stage name: '${name}'`);
    }
    const isWriter = name === "$out" || name === "$merge";
    if (isWriter && (inner || i !== pipeline.length - 1)) {
      throw new Refusal(
        "CommandNotSupported",
        `${name} can only be the final stage in the pipeline`,
      );
    }
    const given = stage[name];
    checkInner(name, given);
    return { name, given, stage };
  });
}

export function isHarmless(stages: readonly Stage[]): boolean {
  return stages.every(({ name }) => HARMLESS.has(name));
}

function checkInner(name: string, given: unknown): void {
  if (!isPlain(given)) return;
  if (name === "$facet") for (const branch of Object.values(given)) parsePipeline(branch, true);
  if ((name === "$lookup" || name === "$unionWith") && given["pipeline"] !== undefined) {
    parsePipeline(given["pipeline"], true);
  }
}

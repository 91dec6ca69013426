import { Refusal } from "#bot/embedded/errors.ts";
import type { Plan } from "#bot/embedded/plan/choose.ts";
import type { IndexScan } from "#bot/embedded/plan/index-scan.ts";
import { select, type Selection } from "#bot/embedded/plan/select.ts";
import { parsePipeline } from "#bot/embedded/query/pipeline.ts";
import { directView } from "#bot/embedded/store/view.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { splitSelection } from "./aggregate.ts";
import { docOf, listOf, namespaceOf, scopeOf, type Call } from "./call.ts";
import { selectionOf } from "./find.ts";

/** Which plan a command would take, and what it costs unless only the plan is asked for. */
export function explain(call: Call): Doc {
  const inner = call.body["explain"];
  const name = isPlain(inner) ? Object.keys(inner)[0] : undefined;
  if (!isPlain(inner) || name === undefined) {
    throw new Refusal("FailedToParse", "explain needs a command");
  }
  const asked: Call = { ...call, name, body: inner };
  const ns = namespaceOf(asked);
  const selection = selectionIn(asked);
  const collection = call.catalog.find(ns);
  const view = collection ? directView(collection, call.journal) : null;
  const { plan, blocking, counters, items } = select(view, selection);
  const winningPlan = stageOf(plan, blocking, selection);
  const queryPlanner = {
    namespace: ns,
    parsedQuery: selection.filter,
    winningPlan,
    rejectedPlans: [],
  };
  if (call.body["verbosity"] === "queryPlanner")
    return { explainVersion: "1", queryPlanner, command: inner };
  let nReturned = 0;
  for (const _ of items) nReturned++;
  const executionStats = {
    executionSuccess: true,
    nReturned,
    totalKeysExamined: counters.keysExamined,
    totalDocsExamined: counters.docsExamined,
    executionStages: { ...winningPlan, nReturned },
  };
  return { explainVersion: "1", queryPlanner, executionStats, command: inner };
}

function selectionIn(call: Call): Selection {
  const { body, name } = call;
  switch (name) {
    case "find":
    case "count":
    case "distinct":
      return selectionOf(call);
    case "findAndModify":
      return { ...selectionOf(call), limit: 1 };
    case "aggregate":
      return splitSelection(call, parsePipeline(body["pipeline"]))[0];
    case "update":
    case "delete": {
      const [first = {}] = listOf(body[name === "update" ? "updates" : "deletes"], "statements");
      const one = name === "update" ? first["multi"] !== true : first["limit"] === 1;
      return {
        filter: docOf(first["q"], "q") ?? {},
        sort: docOf(first["sort"], "sort"),
        limit: one ? 1 : 0,
        hint: first["hint"],
        scope: scopeOf(call),
      };
    }
    default:
      throw new Refusal("CommandNotFound", `Explain failed due to unknown command: ${name}`);
  }
}

function stageOf(
  plan: Plan | null,
  blocking: boolean,
  { sort, limit = 0, skip = 0 }: Selection,
): Doc {
  let stage = accessStage(plan);
  if (blocking) stage = { stage: "SORT", sortPattern: sort, inputStage: stage };
  if (skip > 0) stage = { stage: "SKIP", skipAmount: skip, inputStage: stage };
  if (limit > 0) stage = { stage: "LIMIT", limitAmount: limit, inputStage: stage };
  return stage;
}

function accessStage(plan: Plan | null): Doc {
  if (!plan) return { stage: "EOF" };
  switch (plan.kind) {
    case "full":
      return { stage: "COLLSCAN", direction: plan.backward ? "backward" : "forward" };
    case "index":
      return { stage: "FETCH", inputStage: scanStage(plan) };
    case "union":
      return {
        stage: "FETCH",
        inputStage: { stage: "OR", inputStages: plan.branches.map(scanStage) },
      };
  }
}

function scanStage({ index, backward, ranges }: IndexScan): Doc {
  return {
    stage: "IXSCAN",
    keyPattern: index.spec.key,
    indexName: index.spec.name,
    isMultiKey: index.multikey.includes(true),
    isUnique: index.unique,
    isSparse: index.spec.sparse === true,
    isPartial: index.spec.partialFilterExpression !== undefined,
    direction: backward ? "backward" : "forward",
    ranges: ranges.length,
  };
}

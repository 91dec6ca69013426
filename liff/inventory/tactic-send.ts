import type { AyumiApi } from "#liff/api.ts";
import type { TacticEntry } from "./tactic-entries.ts";

type Options = { readonly headers: Record<string, string> };

/** How a change of a tactic or task is asked of the server. */
export function requestOf(
  { tactics, tasks, items }: AyumiApi["inventory"],
  change: TacticEntry,
  options: Options,
): Promise<Pick<Response, "json">> {
  const param = { id: change.item.id };
  switch (change.do) {
    case "decide":
      return tactics[":id"].decide.$post({ param, json: { as: change.as } }, options);
    case "relate": {
      const { goal, draws } = change.links;
      return tactics[":id"].links.$put({ param, json: { goal, draws: [...draws] } }, options);
    }
    case "belong":
      return tasks[":id"].tactic.$put({ param, json: { tactic: change.tactic } }, options);
    case "reshape":
      return items[":section"][":id"].reshape.$post({ param: change.item }, options);
    case "unshape":
      return items[":section"][":id"].reshape.$delete({ param: change.item }, options);
  }
}

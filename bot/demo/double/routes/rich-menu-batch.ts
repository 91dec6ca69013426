import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import { notFound, refuseBody } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";

/** Moves everyone who has one menu of their own to another; at LINE this takes a while. */
export const richMenuBatchRoutes = (core: Core) => {
  const { world } = core;
  const acceptedAt = new Map<string, string>();
  const app = new Hono<LineEnv>();

  app.post("/v2/bot/richmenu/batch", (c) => {
    const { operations } = c.get("body") as messagingApi.RichMenuBatchRequest;
    const problem = problemOf(operations);
    if (problem) return refuseBody(c, [problem]);
    const named = operations.flatMap((operation) => [
      ...("from" in operation ? [operation.from] : []),
      ...("to" in operation ? [operation.to] : []),
    ]);
    if (named.some((richMenuId) => !world.menus.has(richMenuId))) return notFound(c);
    for (const person of world.accounts.values()) {
      const operation = operations.find((each) =>
        "from" in each ? each.from === person.richMenuId : each.type === "unlinkAll",
      );
      if (operation) person.richMenuId = "to" in operation ? operation.to : null;
    }
    core.touch("people");
    acceptedAt.set(c.get("requestId"), core.now().toISOString());
    return c.json({}, 202);
  });
  app.get("/v2/bot/richmenu/progress/batch", (c) => {
    const acceptedTime = acceptedAt.get(c.req.query("requestId") ?? "");
    if (acceptedTime === undefined) return notFound(c);
    return c.json({ phase: "succeeded", acceptedTime, completedTime: acceptedTime });
  });
  return app;
};

const problemOf = (operations: readonly messagingApi.RichMenuBatchOperation[]) => {
  const from = operations.flatMap((operation) => ("from" in operation ? [operation.from] : []));
  const twice = from.find((richMenuId, index) => from.indexOf(richMenuId) !== index);
  if (twice !== undefined) {
    return { message: `from richmenu (${twice}) is duplicated`, property: "operations[].from" };
  }
  const unlinksAll = operations.some((operation) => operation.type === "unlinkAll");
  if (!unlinksAll || operations.length === 1) return null;
  return {
    message: "'unlinkAll' type can't be combined with other type",
    property: "operations[].type",
  };
};

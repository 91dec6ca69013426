import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import type { Context } from "hono";
import { MESSAGES, refuse } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { Delivery } from "#bot/demo/double/delivery.ts";
import type { Faults } from "#bot/demo/double/faults.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";
import type { Quota } from "#bot/demo/double/quota.ts";
import { redeemReplyToken } from "#bot/demo/double/reply-tokens.ts";
import type { RetryKeys } from "#bot/demo/double/retry-keys.ts";
import { recipientProblems } from "#bot/demo/double/rules/recipients.ts";
import type { SentMessage } from "#bot/demo/double/world.ts";

/** Reply, push, multicast, broadcast, and their quota. */
export const messageRoutes = (deps: {
  readonly core: Core;
  readonly delivery: Delivery;
  readonly quota: Quota;
  readonly retryKeys: RetryKeys;
  readonly faults: Faults;
}) => {
  const { core, delivery, quota, retryKeys, faults } = deps;
  const app = new Hono<LineEnv>();

  const acceptedBefore = (c: Context<LineEnv>): Response | null => {
    const key = c.req.header("x-line-retry-key");
    const before = key === undefined ? null : retryKeys.accepted(key);
    if (!before) return null;
    c.header("x-line-accepted-request-id", before.requestId);
    const { sentMessages } = before;
    return c.json(
      { message: MESSAGES.retryKeyAccepted, ...(sentMessages ? { sentMessages } : {}) },
      409,
    );
  };

  const accept = (c: Context<LineEnv>, sentMessages: readonly SentMessage[] | null): Response => {
    const key = c.req.header("x-line-retry-key");
    if (key !== undefined) {
      retryKeys.accept(key, { requestId: c.get("requestId"), sentMessages });
    }
    return c.json(sentMessages ? { sentMessages } : {});
  };

  /** One request to many people: all of them are counted before any of them is sent to. */
  const sendToMany = (
    c: Context<LineEnv>,
    people: readonly string[],
    messages: readonly messagingApi.Message[],
  ): Response => {
    const cost = people.reduce((sum, userId) => sum + delivery.recipients(userId), 0);
    if (!quota.hasRoomFor(cost)) return refuse(c, 429, MESSAGES.monthlyLimit);
    quota.spend(cost);
    for (const userId of people) delivery.deliver(userId, messages);
    return accept(c, null);
  };

  app.post("/v2/bot/message/reply", (c) => {
    const { replyToken, messages } = c.get("body") as messagingApi.ReplyMessageRequest;
    const chatId = core.world.replyTokens.get(replyToken)?.chatId ?? null;
    const problem = chatId === null ? null : recipientProblems(core, chatId, messages);
    if (problem) return refuse(c, 400, problem);
    const redeemed = redeemReplyToken(core, replyToken);
    if (redeemed === null) return refuse(c, 400, MESSAGES.invalidReplyToken);
    return c.json({ sentMessages: delivery.deliver(redeemed, messages) });
  });

  app.post("/v2/bot/message/push", (c) => {
    const before = acceptedBefore(c);
    if (before) return before;
    const { to, messages } = c.get("body") as messagingApi.PushMessageRequest;
    if (!delivery.isKnown(to)) return refuse(c, 400, MESSAGES.failedToSend);
    const problem = recipientProblems(core, to, messages);
    if (problem) return refuse(c, 400, problem);
    const shut = faults.takeShut(to);
    if (shut !== null) return refuse(c, shut, shutWords[shut]);
    if (faults.takeCrowd(to)) return refuse(c, 429, MESSAGES.rateLimited);
    const cost = delivery.recipients(to);
    if (!quota.hasRoomFor(cost)) return refuse(c, 429, MESSAGES.monthlyLimit);
    quota.spend(cost);
    return accept(c, delivery.deliver(to, messages));
  });

  app.post("/v2/bot/message/multicast", (c) => {
    const before = acceptedBefore(c);
    if (before) return before;
    const { to, messages } = c.get("body") as messagingApi.MulticastRequest;
    const unknown = to.findIndex((userId) => !core.world.accounts.has(userId));
    if (unknown >= 0) {
      const where = `The property, to[${unknown}], in the request body is invalid`;
      return refuse(c, 400, `${where} (line: -, column: -)`);
    }
    return sendToMany(c, [...new Set(to)], messages);
  });

  app.post("/v2/bot/message/broadcast", (c) => {
    const before = acceptedBefore(c);
    if (before) return before;
    const { messages } = c.get("body") as messagingApi.BroadcastRequest;
    return sendToMany(c, [...core.world.accounts.keys()].filter(isFriend), messages);
  });
  const isFriend = (userId: string): boolean =>
    core.world.accounts.get(userId)?.friendship === "friend";

  for (const kind of ["reply", "push", "multicast", "broadcast"]) {
    app.post(`/v2/bot/message/validate/${kind}`, (c) => c.json({}));
  }

  app.get("/v2/bot/message/quota", (c) => {
    const value = quota.limit();
    return c.json(value === null ? { type: "none" } : { type: "limited", value });
  });
  app.get("/v2/bot/message/quota/consumption", (c) => c.json({ totalUsage: quota.used() }));

  return app;
};

const shutWords = {
  400: MESSAGES.failedToSend,
  403: MESSAGES.forbidden,
  404: MESSAGES.notFound,
} as const;

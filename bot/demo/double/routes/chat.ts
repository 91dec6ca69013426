import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import { MESSAGES, notFound, refuse, refuseBody } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";
import { drawPhoto } from "#bot/demo/double/photo.ts";

/** The loading animation, read marks, downloads, and who the bot is. */
export const chatRoutes = (core: Core, isChatOn: () => boolean) => {
  const { world } = core;
  const app = new Hono<LineEnv>();

  app.post("/v2/bot/chat/loading/start", (c) => {
    const { chatId, loadingSeconds } = c.get("body") as messagingApi.ShowLoadingAnimationRequest;
    const person = world.accounts.get(chatId);
    if (!person) {
      const message =
        "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.";
      return refuseBody(c, [{ message, property: "chatId" }]);
    }
    if (person.friendship === "friend") {
      const until = core.now().getTime() + (loadingSeconds ?? 20) * 1_000;
      person.loadingUntil = new Date(until).toISOString();
      core.touch("people");
    }
    return c.json({}, 202);
  });

  app.post("/v2/bot/chat/markAsRead", (c) => {
    const { markAsReadToken } = c.get("body") as messagingApi.MarkMessagesAsReadByTokenRequest;
    if (world.readTokens.has(markAsReadToken)) return c.json({});
    return refuse(
      c,
      400,
      "Invalid markAsReadToken. Tokens must be used by the bot that received them via Webhook.",
    );
  });

  app.get("/v2/bot/info", (c) => {
    const info: messagingApi.BotInfoResponse = {
      userId: world.bot.userId,
      basicId: world.bot.basicId,
      displayName: world.bot.name,
      chatMode: isChatOn() ? "chat" : "bot",
      markAsReadMode: isChatOn() ? "manual" : "auto",
    };
    return c.json(info);
  });

  app.get("/v2/bot/message/:messageId/content", (c) => {
    const messageId = c.req.param("messageId");
    const photo = world.photos.get(messageId);
    if (!photo) return notFound(c);
    if (photo.gone) return refuse(c, 410, MESSAGES.gone);
    return c.body(drawPhoto(messageId), 200, { "content-type": "image/png" });
  });

  return app;
};

import type { messagingApi } from "@line/bot-sdk";
import { actionProblems } from "./actions.ts";
import { flexProblems } from "./flex.ts";
import {
  audioProblems,
  imageProblems,
  imagemapProblems,
  locationProblems,
  senderProblems,
  stickerProblems,
} from "./media.ts";
import type { Report } from "./report.ts";
import { requireHttps } from "./report.ts";
import { templateProblems } from "./templates.ts";
import { textProblems, textV2Problems } from "./texts.ts";

/** What LINE's reference asks of messages beyond its published schemas. */
export const messagesProblems = (
  messages: readonly messagingApi.Message[],
  report: Report,
): void => {
  for (const [number, message] of messages.entries()) {
    const at = `messages[${number}]`;
    contentProblems(message, at, report);
    if (message.sender) senderProblems(message.sender, `${at}.sender`, report);
    if (message.quickReply) quickReplyProblems(message.quickReply, `${at}.quickReply`, report);
  }
};

const contentProblems = (message: messagingApi.Message, at: string, report: Report): void => {
  switch (message.type) {
    case "text":
      return textProblems(message, at, report);
    case "textV2":
      return textV2Problems(message, at, report);
    case "sticker":
      return stickerProblems(message, at, report);
    case "image":
    case "video":
      return imageProblems(message, at, report);
    case "audio":
      return audioProblems(message, at, report);
    case "location":
      return locationProblems(message, at, report);
    case "imagemap":
      return imagemapProblems(message, at, report);
    case "template":
      return templateProblems(message, at, report);
    case "flex":
      return flexProblems(message, at, report);
    case "coupon":
      return undefined;
  }
};

const quickReplyProblems = (
  quickReply: messagingApi.QuickReply,
  at: string,
  report: Report,
): void => {
  const items = quickReply.items ?? [];
  if (items.length < 1 || items.length > 13) {
    report(`${at}.items`, "Size must be between 1 and 13");
  }
  for (const [number, item] of items.entries()) {
    const place = `${at}.items[${number}]`;
    if (item.imageUrl !== undefined) requireHttps(item.imageUrl, `${place}.imageUrl`, report);
    if (item.action) actionProblems(item.action, `${place}.action`, "quick-reply", report);
    else report(`${place}.action`, "May not be null");
  }
};

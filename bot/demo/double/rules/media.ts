import type { messagingApi } from "@line/bot-sdk";
import type { Report } from "./report.ts";
import { countGraphemes, requireHttps, requireText } from "./report.ts";

export const imageProblems = (
  message: messagingApi.ImageMessage | messagingApi.VideoMessage,
  at: string,
  report: Report,
): void => {
  requireHttps(message.originalContentUrl, `${at}.originalContentUrl`, report);
  requireHttps(message.previewImageUrl, `${at}.previewImageUrl`, report);
  if (message.type === "video" && message.trackingId !== undefined) {
    requireText(message.trackingId, `${at}.trackingId`, 100, report);
  }
};

export const audioProblems = (
  message: messagingApi.AudioMessage,
  at: string,
  report: Report,
): void => {
  requireHttps(message.originalContentUrl, `${at}.originalContentUrl`, report);
  if (message.duration <= 0) report(`${at}.duration`, "must be greater than 0");
};

export const locationProblems = (
  message: messagingApi.LocationMessage,
  at: string,
  report: Report,
): void => {
  requireText(message.title, `${at}.title`, 100, report);
  requireText(message.address, `${at}.address`, 100, report);
  if (Math.abs(message.latitude) > 90) report(`${at}.latitude`, "Must be between -90 and 90");
  if (Math.abs(message.longitude) > 180) report(`${at}.longitude`, "Must be between -180 and 180");
};

export const stickerProblems = (
  message: messagingApi.StickerMessage,
  at: string,
  report: Report,
): void => {
  if (!/^\d+$/.test(message.packageId)) report(`${at}.packageId`, "must be a number");
  if (!/^\d+$/.test(message.stickerId)) report(`${at}.stickerId`, "must be a number");
};

export const imagemapProblems = (
  message: messagingApi.ImagemapMessage,
  at: string,
  report: Report,
): void => {
  requireHttps(message.baseUrl, `${at}.baseUrl`, report);
  requireText(message.altText, `${at}.altText`, 1_500, report);
  if (message.baseSize.width !== 1_040) report(`${at}.baseSize.width`, "must be 1040");
  if (message.actions.length > 50) report(`${at}.actions`, "Size must be between 0 and 50");
  for (const [number, action] of message.actions.entries()) {
    const place = `${at}.actions[${number}]`;
    if (action.type === "message") requireText(action.text, `${place}.text`, 400, report);
    if (action.type === "uri") requireText(action.linkUri, `${place}.linkUri`, 1_000, report);
  }
};

export const senderProblems = (sender: messagingApi.Sender, at: string, report: Report): void => {
  if (sender.iconUrl !== undefined) requireHttps(sender.iconUrl, `${at}.iconUrl`, report);
  if (sender.name === undefined) return;
  if (countGraphemes(sender.name) > 20) report(`${at}.name`, "Length must be between 0 and 20");
  if (/\bline\b/i.test(sender.name)) report(`${at}.name`, "contains a reserved word");
};

import type { messagingApi } from "@line/bot-sdk";
import { actionProblems } from "./actions.ts";
import type { Report } from "./report.ts";
import { countGraphemes, requireHttps, requireText, requireWords } from "./report.ts";

export const templateProblems = (
  message: messagingApi.TemplateMessage,
  at: string,
  report: Report,
): void => {
  requireText(message.altText, `${at}.altText`, 1_500, report);
  const { template } = message;
  const place = `${at}.template`;
  switch (template.type) {
    case "buttons":
      return columnProblems(template, place, { actions: 4, text: 160 }, report);
    case "confirm":
      requireWords(template.text, `${place}.text`, 240, report);
      if (template.actions.length !== 2) {
        report(`${place}.actions`, "Size must be between 2 and 2");
      }
      return buttonsProblems(template.actions, place, report);
    case "carousel":
      return carouselProblems(template.columns, place, report);
    case "image_carousel":
      if (template.columns.length < 1 || template.columns.length > 10) {
        report(`${place}.columns`, "Size must be between 1 and 10");
      }
      for (const [number, column] of template.columns.entries()) {
        const where = `${place}.columns[${number}]`;
        requireHttps(column.imageUrl, `${where}.imageUrl`, report);
        actionProblems(column.action, `${where}.action`, "image-carousel", report);
      }
  }
};

type Column = messagingApi.ButtonsTemplate | messagingApi.CarouselColumn;

const columnProblems = (
  column: Column,
  at: string,
  most: { readonly actions: number; readonly text: number },
  report: Report,
): void => {
  const isShort = Boolean(column.thumbnailImageUrl) || Boolean(column.title);
  requireWords(column.text, `${at}.text`, isShort ? 60 : most.text, report);
  if (column.title !== undefined && countGraphemes(column.title) > 40) {
    report(`${at}.title`, "Length must be between 0 and 40");
  }
  if (column.thumbnailImageUrl !== undefined) {
    requireHttps(column.thumbnailImageUrl, `${at}.thumbnailImageUrl`, report);
  }
  if (column.actions.length < 1 || column.actions.length > most.actions) {
    report(`${at}.actions`, `Size must be between 1 and ${most.actions}`);
  }
  if (column.defaultAction) {
    actionProblems(column.defaultAction, `${at}.defaultAction`, "flex", report);
  }
  buttonsProblems(column.actions, at, report);
};

const buttonsProblems = (
  actions: readonly messagingApi.Action[],
  at: string,
  report: Report,
): void => {
  for (const [number, action] of actions.entries()) {
    actionProblems(action, `${at}.actions[${number}]`, "template", report);
  }
};

const carouselProblems = (
  columns: readonly messagingApi.CarouselColumn[],
  at: string,
  report: Report,
): void => {
  if (columns.length < 1 || columns.length > 10) {
    report(`${at}.columns`, "Size must be between 1 and 10");
  }
  const alike = new Set(
    columns.map((column) =>
      [column.actions.length, Boolean(column.title), Boolean(column.thumbnailImageUrl)].join(),
    ),
  );
  if (alike.size > 1) {
    report(`${at}.columns`, "columns differ in their number of actions, title or image");
  }
  for (const [number, column] of columns.entries()) {
    columnProblems(column, `${at}.columns[${number}]`, { actions: 3, text: 120 }, report);
  }
};

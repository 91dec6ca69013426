import type { messagingApi } from "@line/bot-sdk";
import { pickerProblems } from "./picker.ts";
import type { Report } from "./report.ts";
import { countGraphemes, requireText, requireWords } from "./report.ts";

/** Where a button stands decides what it may do and how long its label may be. */
export type Place =
  | "flex-button"
  | "flex"
  | "quick-reply"
  | "template"
  | "image-carousel"
  | "rich-menu";

const LABELS = {
  "flex-button": { most: 40, required: true },
  flex: { most: 40, required: false },
  "quick-reply": { most: 20, required: true },
  template: { most: 20, required: true },
  "image-carousel": { most: 12, required: false },
  "rich-menu": { most: 20, required: false },
} as const;

const WORDS = 300;
const URI = /^(?:https?|line|tel):[\x21-\x7e]+$/;

export const actionProblems = (
  action: messagingApi.Action,
  at: string,
  place: Place,
  report: Report,
): void => {
  const label = LABELS[place];
  if (label.required || action.label !== undefined) {
    const { most, required } = label;
    if (required) requireWords(action.label, `${at}.label`, most, report);
    else if (countGraphemes(action.label ?? "") > most) {
      report(`${at}.label`, `Length must be between 0 and ${most}`);
    }
  }
  switch (action.type) {
    case "postback":
      return postbackProblems(action, at, report);
    case "message":
      return requireWords(action.text, `${at}.text`, WORDS, report);
    case "uri":
      return uriProblems(action, at, place, report);
    case "datetimepicker":
      requireText(action.data, `${at}.data`, 300, report);
      return pickerProblems(action, at, report);
    case "clipboard":
      return requireText(action.clipboardText, `${at}.clipboardText`, 1_000, report);
    case "camera":
    case "cameraRoll":
    case "location":
      if (place !== "quick-reply") report(`${at}.type`, "only available in quick replies");
      return undefined;
    case "richmenuswitch":
      if (place !== "rich-menu") report(`${at}.type`, "only available in rich menus");
      if (!/^[a-z0-9_-]{1,32}$/.test(action.richMenuAliasId ?? "")) {
        report(`${at}.richMenuAliasId`, "invalid rich menu alias id");
      }
      return requireText(action.data, `${at}.data`, 300, report);
  }
};

const postbackProblems = (
  action: messagingApi.PostbackAction,
  at: string,
  report: Report,
): void => {
  requireText(action.data, `${at}.data`, 300, report);
  for (const property of ["displayText", "text", "fillInText"] as const) {
    const words = action[property];
    if (words !== undefined) requireWords(words, `${at}.${property}`, WORDS, report);
  }
  if (action.displayText !== undefined && action.text !== undefined) {
    report(`${at}.text`, "displayText and text can't be specified at the same time");
  }
  if (action.fillInText !== undefined && action.inputOption !== "openKeyboard") {
    report(`${at}.fillInText`, "only available when inputOption is openKeyboard");
  }
};

const uriProblems = (
  action: messagingApi.URIAction,
  at: string,
  place: Place,
  report: Report,
): void => {
  checkUri(action.uri, `${at}.uri`, report);
  const desktop = action.altUri?.desktop;
  if (desktop !== undefined) checkUri(desktop, `${at}.altUri.desktop`, report);
  if (action.altUri && place === "quick-reply") {
    report(`${at}.altUri`, "not available in quick replies");
  }
};

const checkUri = (uri: string | undefined, property: string, report: Report): void => {
  requireText(uri, property, 1_000, report);
  if (uri && !URI.test(uri)) report(property, "invalid uri scheme");
};

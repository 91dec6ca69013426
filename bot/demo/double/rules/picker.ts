import type { messagingApi } from "@line/bot-sdk";
import type { Report } from "./report.ts";

const DATE = String.raw`(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|2100-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

const FORMATS = {
  date: new RegExp(`^(?:${DATE})$`),
  time: new RegExp(`^${TIME}$`),
  datetime: new RegExp(`^(?:${DATE})[Tt]${TIME}$`),
} as const;

/** A picker's start and bounds are written in its mode's format, and max comes after min. */
export const pickerProblems = (
  action: messagingApi.DatetimePickerAction,
  at: string,
  report: Report,
): void => {
  if (action.mode === undefined) return report(`${at}.mode`, "May not be empty");
  for (const property of ["initial", "max", "min"] as const) {
    const value = action[property];
    if (value !== undefined && !FORMATS[action.mode].test(value)) {
      report(`${at}.${property}`, `invalid ${action.mode}`);
    }
  }
  const { initial, max, min } = action;
  if (max !== undefined && min !== undefined && max <= min) {
    report(`${at}.max`, "max must be after min");
  }
  if (initial === undefined) return;
  if (max !== undefined && initial > max) report(`${at}.initial`, "initial must not be after max");
  if (min !== undefined && initial < min) report(`${at}.initial`, "initial must not be before min");
};

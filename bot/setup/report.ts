import type { Locale } from "#shared/locale.ts";
import { exitCodeOf, statusOf, type Finding, type Status } from "./finding.ts";
import { talk, wordsOf } from "./words.ts";

const signs: Readonly<Record<Status, string>> = {
  good: "✓",
  wrong: "✗",
  advice: "!",
  unknown: "?",
  yours: "·",
};

/** A finding for a person: what is so, and below it where to mend it. */
const line = (locale: Locale, one: Finding): string => {
  const { what, mend } = wordsOf(locale, one);
  const sign = signs[statusOf(one)];
  return mend === null ? `  ${sign} ${what}\n` : `  ${sign} ${what}\n      → ${mend}\n`;
};

export const toText = (locale: Locale, findings: readonly Finding[]): string => {
  const count = (status: Status) => findings.filter((one) => statusOf(one) === status).length;
  const seen = findings.filter((one) => statusOf(one) !== "yours");
  const own = findings.filter((one) => statusOf(one) === "yours");
  const [wrong, advice] = [count("wrong"), count("advice")];
  const last = [
    ...(wrong + advice > 0
      ? [talk(locale, "doctor_count", { wrong: String(wrong), advice: String(advice) })]
      : []),
    ...(findings.some(({ code }) => code === "setting_missing")
      ? [talk(locale, "doctor_setup")]
      : []),
    ...(count("unknown") > 0 ? [talk(locale, "doctor_unknown")] : []),
  ];
  return [
    `${talk(locale, "doctor_title")}\n\n`,
    ...seen.map((one) => line(locale, one)),
    `\n${talk(locale, "doctor_yours")}\n`,
    ...own.map((one) => line(locale, one)),
    `\n${last.length === 0 ? talk(locale, "doctor_good") : last.join(" ")}\n`,
  ].join("");
};

/** The same for a machine; the codes are stable, the words are not. */
export const toJson = (locale: Locale, findings: readonly Finding[]): string => {
  const seen = findings.map((one) => ({
    code: one.code,
    status: statusOf(one),
    ...wordsOf(locale, one),
  }));
  const exitCode = exitCodeOf(findings);
  return `${JSON.stringify({ ok: exitCode === 0, exitCode, findings: seen }, null, 2)}\n`;
};

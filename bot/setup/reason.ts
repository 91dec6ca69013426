import { AppError } from "#bot/errors.ts";
import type { Locale } from "#shared/locale.ts";
import { talk, type TalkKey } from "./words.ts";

const known: Readonly<Record<string, TalkKey>> = {
  EACCES: "failed_denied",
  EPERM: "failed_denied",
  EROFS: "failed_denied",
  EISDIR: "failed_folder",
  ENOENT: "failed_nowhere",
  ENOTDIR: "failed_nowhere",
  ENOSPC: "failed_full",
};

/** Why a run of set-up or doctor ended early; never a stranger's words, which may quote what was sent. */
export const failureOf = (locale: Locale, error: unknown, file: string): string => {
  if (error instanceof AppError) return talk(locale, "failed", { message: error.message });
  const { code = "?" } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const key = known[code];
  return key === undefined
    ? talk(locale, "failed", { message: code })
    : talk(locale, key, { file });
};

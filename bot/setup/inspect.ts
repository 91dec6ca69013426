import { checkBot } from "./checks/bot.ts";
import { checkClock } from "./checks/clock.ts";
import { checkLiff } from "./checks/liff.ts";
import { checkLogin, checkOrganizers, checkProvider } from "./checks/login.ts";
import { checkMenus } from "./checks/menus.ts";
import { checkQuota } from "./checks/quota.ts";
import { checkServer } from "./checks/server.ts";
import { checkSettings, isLineKnown } from "./checks/settings.ts";
import { checkWebhook } from "./checks/webhook.ts";
import { finding, type Code, type Finding } from "./finding.ts";
import { openLine } from "./line.ts";
import type { Values } from "./values.ts";

/** What no API of LINE's tells: a person has to look. */
export const yours = ["group_joining", "redelivery", "own_answers", "published", "linked"] as const;

/** Everything that can be found out, without changing anything. */
export const inspect = async (deps: {
  readonly values: Values;
  readonly mode: number | null;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}): Promise<readonly Finding[]> => {
  const { values, mode, fetch, now } = deps;
  const settings = checkSettings(values, mode);
  // Nothing secret goes to an address that is neither LINE's nor this machine's.
  if (!isLineKnown(values)) return settings;
  const { bot, channels } = openLine(values);
  const seen = bot === null ? null : await checkBot(bot, channels, values);
  const isOpen = seen?.findings.some(({ code }) => code === "bot_found") ?? false;
  const open = bot !== null && isOpen ? bot : null;
  const login = await checkLogin(channels, values, seen?.channelId ?? null);
  const rest = await Promise.all([
    open && checkOrganizers(open, values),
    login.token === null ? null : checkLiff(channels, login.token, values),
    checkServer(fetch, values),
    open && checkClock(channels, values["LINE_CHANNEL_ACCESS_TOKEN"] ?? "", now),
    open && checkWebhook(open, values),
    open && checkMenus(open),
    open && checkQuota(open),
  ]);
  return causes([
    ...settings,
    ...(seen?.findings ?? []),
    ...login.findings,
    ...checkProvider(values),
    ...rest.flatMap((findings) => findings ?? []),
    ...yours.map((code) => finding(code)),
  ]);
};

const UNREACHED = ["server_nameless", "server_inside_only", "server_silent"] as const;

/** What another finding says already, or shows to be no fault: LINE may reach what this machine cannot. */
const follows: Readonly<Partial<Record<Code, readonly Code[]>>> = {
  token_refused: ["token_is_secret"],
  secret_refused: ["secret_is_token"],
  liff_unknown: ["liff_other_channel"],
  liff_other_channel: ["login_is_bot"],
  webhook_unreached: [...UNREACHED, "server_certificate"],
  webhook_lost: ["server_other"],
  webhook_refused: ["server_behind", "server_other"],
  ...Object.fromEntries(UNREACHED.map((code) => [code, ["webhook_answers"]])),
};

/** Causes without what follows from them; a LINE that does not answer is told once. */
const causes = (findings: readonly Finding[]): readonly Finding[] => {
  const isSilence = ({ code }: Finding) => code === "line_silent" || code === "line_busy";
  const silent = findings.findIndex(isSilence);
  const seen = new Set(findings.map(({ code }) => code));
  return findings.filter((one, at) => {
    if (follows[one.code]?.some((cause) => seen.has(cause))) return false;
    return !isSilence(one) || at === silent;
  });
};

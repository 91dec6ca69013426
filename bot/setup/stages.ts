import { checkBot, type BotSeen } from "./checks/bot.ts";
import { checkClock } from "./checks/clock.ts";
import { checkLiff } from "./checks/liff.ts";
import { checkLogin, checkOrganizers, checkProvider } from "./checks/login.ts";
import { checkMenus } from "./checks/menus.ts";
import { checkQuota } from "./checks/quota.ts";
import { checkServer } from "./checks/server.ts";
import { checkSettings } from "./checks/settings.ts";
import { checkWebhook } from "./checks/webhook.ts";
import { finding, isWrong, type Code, type Finding } from "./finding.ts";
import type { Kept } from "./keep.ts";
import { openLine } from "./line.ts";
import { asked, idsIn, originOf, type Asked } from "./values.ts";
import type { TalkKey } from "./words.ts";

export type Stage = {
  readonly title: TalkKey;
  /** What has to be done elsewhere first. */
  readonly note?: TalkKey;
  readonly names: readonly Asked[];
  readonly check: () => Promise<readonly Finding[]>;
};

/** The way from empty to live; each stage builds on what the ones before it found. */
export const createStages = (kept: Kept, fetch: typeof globalThis.fetch, now: () => Date) => {
  let bot: BotSeen | null = null;
  let loginToken: string | null = null;

  const settings = (belongs: (one: Finding) => boolean) =>
    checkSettings(kept.values(), kept.mode()).filter(belongs);
  const about = (...names: readonly string[]) =>
    settings(({ vars, code }) => names.includes(vars["name"] ?? namesOf(code)[0] ?? ""));
  const openBot = () =>
    bot?.findings.some(({ code }) => code === "bot_found") === true
      ? openLine(kept.values()).bot
      : null;

  const clock = async () => {
    const { LINE_CHANNEL_ACCESS_TOKEN: token } = kept.values();
    if (openBot() === null || token === undefined) return [];
    return checkClock(openLine(kept.values()).channels, token, now);
  };

  const stages: readonly Stage[] = [
    {
      title: "step_address",
      note: "note_address",
      names: ["PUBLIC_URL"],
      async check() {
        const problems = about("PUBLIC_URL");
        const origin = originOf(kept.values());
        return problems.length > 0 || origin === null
          ? problems
          : [finding("address_fits", { origin })];
      },
    },
    {
      title: "step_bot",
      note: "note_bot",
      names: ["LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN"],
      async check() {
        const misshapen = about("LINE_CHANNEL_SECRET", "LINE_CHANNEL_ACCESS_TOKEN");
        if (misshapen.length > 0) return misshapen;
        const line = openLine(kept.values());
        if (line.bot === null) return [];
        bot = await checkBot(line.bot, line.channels, kept.values());
        return bot.findings;
      },
    },
    {
      title: "step_people",
      names: ["ORGANIZER_USER_IDS", "COMMUNITY_NAME", "ORGANIZER_NAME"],
      async check() {
        const problems = about("ORGANIZER_USER_IDS", "COMMUNITY_NAME");
        if (problems.length > 0) return problems;
        const { COMMUNITY_NAME: name = "", ORGANIZER_USER_IDS: ids } = kept.values();
        return [finding("community_known", { name, count: String(idsIn(ids).length) })];
      },
    },
    {
      title: "step_login",
      note: "note_login",
      names: ["LINE_LOGIN_CHANNEL_ID", "LINE_LOGIN_CHANNEL_SECRET", "LINE_LOGIN_USER_ID"],
      async check() {
        const misshapen = about(
          "LINE_LOGIN_CHANNEL_ID",
          "LINE_LOGIN_CHANNEL_SECRET",
          "LINE_LOGIN_USER_ID",
        );
        if (misshapen.length > 0) return misshapen;
        const { channels } = openLine(kept.values());
        const seen = await checkLogin(channels, kept.values(), bot?.channelId ?? null);
        loginToken = seen.token;
        return [...seen.findings, ...checkProvider(kept.values())];
      },
    },
    {
      title: "step_liff",
      names: ["LIFF_ID"],
      async check() {
        const misshapen = about("LIFF_ID");
        if (misshapen.length > 0 || loginToken === null) return misshapen;
        return checkLiff(openLine(kept.values()).channels, loginToken, kept.values());
      },
    },
    {
      title: "step_menu",
      names: [],
      async check() {
        const line = openBot();
        return line === null ? [] : checkMenus(line);
      },
    },
    {
      title: "step_server",
      note: "note_server",
      names: [],
      check: async () => [
        ...settings((one) => isWrong(one) && !hasStage(one)),
        ...(await checkServer(fetch, kept.values())),
        ...(await clock()),
      ],
    },
    {
      title: "step_webhook",
      names: [],
      async check() {
        const line = openBot();
        return line === null ? [] : checkWebhook(line, kept.values());
      },
    },
    {
      title: "step_rest",
      names: [],
      async check() {
        const line = openBot();
        if (line === null) return [];
        return [...(await checkQuota(line)), ...(await checkOrganizers(line, kept.values()))];
      },
    },
  ];
  return { stages, loginToken: () => loginToken };
};

const values: Readonly<Partial<Record<Code, readonly Asked[]>>> = {
  address_http: ["PUBLIC_URL"],
  address_path: ["PUBLIC_URL"],
  token_is_secret: ["LINE_CHANNEL_ACCESS_TOKEN"],
  token_refused: ["LINE_CHANNEL_ACCESS_TOKEN"],
  token_of_login: ["LINE_CHANNEL_ACCESS_TOKEN"],
  token_ends: ["LINE_CHANNEL_ACCESS_TOKEN"],
  token_passing: ["LINE_CHANNEL_ACCESS_TOKEN"],
  secret_is_token: ["LINE_CHANNEL_SECRET"],
  secret_refused: ["LINE_CHANNEL_SECRET"],
  secret_of_login: ["LINE_CHANNEL_SECRET"],
  community_unnamed: ["COMMUNITY_NAME"],
  login_is_bot: ["LINE_LOGIN_CHANNEL_ID", "LINE_LOGIN_CHANNEL_SECRET"],
  login_refused: ["LINE_LOGIN_CHANNEL_ID", "LINE_LOGIN_CHANNEL_SECRET"],
  provider_differs: ["LINE_LOGIN_CHANNEL_ID", "LINE_LOGIN_CHANNEL_SECRET", "LINE_LOGIN_USER_ID"],
  liff_other_channel: ["LIFF_ID"],
  liff_unknown: ["LIFF_ID"],
  server_nameless: ["PUBLIC_URL"],
};

const namesOf = (code: Code): readonly Asked[] => values[code] ?? [];

/** The values that may have to be typed again. */
export const namesIn = (one: Finding, own: readonly Asked[]): readonly Asked[] => {
  const named = own.filter((name) => name === one.vars["name"]);
  return named.length > 0 ? named : namesOf(one.code);
};

/** Whether an earlier stage has already spoken of it. */
const hasStage = ({ code, vars }: Finding): boolean =>
  namesOf(code).length > 0 || asked.some((name) => name === vars["name"]);

import { existsSync } from "node:fs";
import { env, exit, loadEnvFile, stderr, stdout } from "node:process";
import { LineBotClient } from "@line/bot-sdk";
import { readConfig } from "#bot/config.ts";
import { AppError } from "#bot/errors.ts";
import { registerRichMenus } from "#bot/line/rich-menu/register.ts";

// `npm run rich-menu`: shows the menu under every chat with the bot. Safe to run again.
if (existsSync(".env")) loadEnvFile(".env");
const read = readConfig(env);
if (!read.ok) {
  stderr.write(`The rich menu was not registered:\n- ${read.problems.join("\n- ")}\n`);
  exit(1);
}

const { line } = read.config;
try {
  const ids = await registerRichMenus(
    LineBotClient.fromChannelAccessToken({
      channelAccessToken: line.channelAccessToken,
      apiBaseURL: line.apiBaseUrl,
      dataApiBaseURL: line.dataApiBaseUrl,
    }),
  );
  stdout.write(
    `The rich menus are in place.\n  Japanese (everyone)  ${ids.ja}\n  English  ${ids.en}\n`,
  );
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  stderr.write(`${error.message}\n`);
  exit(1);
}

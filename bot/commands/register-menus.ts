import { exit, stderr, stdout } from "node:process";
import { LineBotClient } from "@line/bot-sdk";
import { readConfig } from "#bot/config.ts";
import { takeEnvironment } from "#bot/environment.ts";
import { registerRichMenus } from "#bot/line/rich-menu/register.ts";

// `npm run rich-menu`: shows the menu under every chat with the bot. Safe to run again.
try {
  const read = readConfig(takeEnvironment());
  if (!read.ok) end(`The rich menu was not registered:\n- ${read.problems.join("\n- ")}`);
  const { line } = read.config;
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
  end(error instanceof Error ? error.message : "unknown");
}

function end(message: string): never {
  stderr.write(`${message}\n`);
  exit(1);
}

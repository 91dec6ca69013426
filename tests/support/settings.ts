import { readConfig, type Config } from "#bot/config.ts";

export const CHANNEL_SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
export const CHANNEL_ACCESS_TOKEN = "test-channel-access-token";
export const LOGIN_CHANNEL_ID = "1657000000";
export const LIFF_ID = "1657000000-AbCdEfGh";

export const environment = (given: Readonly<Record<string, string>> = {}) => ({
  LINE_CHANNEL_SECRET: CHANNEL_SECRET,
  LINE_CHANNEL_ACCESS_TOKEN: CHANNEL_ACCESS_TOKEN,
  LINE_LOGIN_CHANNEL_ID: LOGIN_CHANNEL_ID,
  LIFF_ID,
  ...given,
});

/** A complete configuration; what a test cares about is given. */
export const testConfig = (given: Readonly<Record<string, string>> = {}): Config => {
  const read = readConfig(environment(given));
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.config;
};

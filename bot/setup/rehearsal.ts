import { join } from "node:path";
import { openLine } from "./line.ts";
import { toValues, type Values } from "./values.ts";

/** The LINE double of the demo, known to everyone and good for nothing but this machine. */
export const demoLine = {
  LINE_CHANNEL_SECRET: "demo-channel-secret-of-this-machine",
  LINE_CHANNEL_ACCESS_TOKEN: "demo-channel-access-token",
  LINE_LOGIN_CHANNEL_ID: "1650000000",
  LINE_LOGIN_CHANNEL_SECRET: "demo-login-secret-of-this-machine",
  LIFF_ID: "1650000000-demoAyum",
} as const;

/** いまてん, who leads the demo's circle. */
export const demoOrganizer = `U${"5".repeat(32)}`;

/** Going live against a demo that runs beside it: nothing of LINE's is asked or changed. */
export const rehearsalBeside = (env: Readonly<Record<string, string | undefined>>) => {
  const { PORT = "3000", LINE_DOUBLE_PORT = "3001", DATA_DIR = "./data" } = toValues(env);
  const line = `http://127.0.0.1:${LINE_DOUBLE_PORT}`;
  const where: Values = {
    PORT,
    LINE_API_BASE_URL: line,
    LINE_DATA_API_BASE_URL: line,
    LINE_LOGIN_BASE_URL: line,
  };
  return {
    file: join(DATA_DIR, "demo", "setup.env"),
    where,
    /** What LINE's consoles would show. */
    values: {
      ...demoLine,
      PUBLIC_URL: `http://127.0.0.1:${PORT}`,
      ORGANIZER_USER_IDS: demoOrganizer,
      LINE_LOGIN_USER_ID: demoOrganizer,
      COMMUNITY_NAME: "キャリア研究所",
      ORGANIZER_NAME: "いまてん",
    } satisfies Values,
    isRunning: async (): Promise<boolean> => {
      const { channels } = openLine(where);
      return (await channels.verify(demoLine.LINE_CHANNEL_ACCESS_TOKEN)).ok;
    },
  };
};

export type Rehearsal = ReturnType<typeof rehearsalBeside>;

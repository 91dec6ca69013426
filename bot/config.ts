import * as v from "valibot";

const LINE_API = "https://api.line.me";
const LINE_DATA_API = "https://api-data.line.me";

const required = (what: string) =>
  v.pipe(v.string(`is missing: ${what}`), v.trim(), v.nonEmpty(`is missing: ${what}`));

const isLoopback = (url: URL) =>
  url.hostname === "localhost" ||
  url.hostname === "[::1]" ||
  /^127\.\d+\.\d+\.\d+$/.test(url.hostname);

const toUrl = (text: string) => (URL.canParse(text) ? new URL(text) : null);

const isOrigin = (url: URL) =>
  (url.protocol === "http:" || url.protocol === "https:") && url.href === `${url.origin}/`;

const lineOrigin = (official: string) =>
  v.pipe(
    v.optional(v.string(), official),
    v.check((text) => {
      const url = toUrl(text);
      return url !== null && isOrigin(url) && (url.origin === official || isLoopback(url));
    }, `must be left unset (${official}); anything else is allowed only as the origin of a LINE double on this machine, such as http://127.0.0.1:3001`),
    v.transform((text) => new URL(text).origin),
  );

const isZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const webUrl = (example: string) =>
  v.check((text: string) => {
    const protocol = toUrl(text)?.protocol;
    return protocol === "https:" || protocol === "http:";
  }, `must be a full web address, such as ${example}`);

const Environment = v.object({
  LINE_CHANNEL_SECRET: required(
    "copy the channel secret from the Basic settings of the Messaging API channel",
  ),
  LINE_CHANNEL_ACCESS_TOKEN: required(
    "issue a long-lived channel access token on the Messaging API tab of the channel",
  ),
  LINE_LOGIN_CHANNEL_ID: v.pipe(
    required("copy the channel id from the Basic settings of the LINE Login channel"),
    v.regex(/^\d+$/, "must be the channel id, digits only, not the channel's name"),
  ),
  LIFF_ID: v.pipe(
    required("copy the LIFF ID from the LIFF tab of the LINE Login channel"),
    v.regex(/^\d+-\w+$/, "must look like 1234567890-AbcdEfgh"),
  ),
  MONGODB_URI: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^mongodb(\+srv)?:\/\/./,
        "must start with mongodb:// or mongodb+srv://, or be unset",
      ),
    ),
  ),
  DATA_DIR: v.optional(v.string(), "./data"),
  HOST: v.optional(v.string(), "127.0.0.1"),
  PORT: v.pipe(
    v.optional(v.string(), "3000"),
    v.regex(/^\d+$/, "must be a port number from 0 to 65535"),
    v.transform(Number),
    v.maxValue(65_535, "must be a port number from 0 to 65535"),
  ),
  METRICS_PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d+$/, "must be a port number from 0 to 65535, or be unset"),
      v.transform(Number),
      v.maxValue(65_535, "must be a port number from 0 to 65535, or be unset"),
    ),
  ),
  PUBLIC_URL: v.optional(v.pipe(v.string(), webUrl("https://ayumi.example.org"))),
  SESSION_SECRET: v.optional(
    v.pipe(
      v.string(),
      v.minLength(32, "must have at least 32 characters (openssl rand -base64 32), or be unset"),
    ),
  ),
  COMMUNITY_NAME: v.optional(v.pipe(v.string(), v.trim()), ""),
  ORGANIZER_NAME: v.optional(v.pipe(v.string(), v.trim()), ""),
  ORGANIZER_USER_IDS: v.pipe(
    v.optional(v.string(), ""),
    v.transform((list) => list.split(",").flatMap((id) => id.trim() || [])),
    v.array(
      v.pipe(
        v.string(),
        v.regex(
          /^U[0-9a-f]{32}$/,
          "must be LINE user ids (U and 32 hex digits), separated by commas; the developers console shows your own",
        ),
      ),
    ),
  ),
  TIME_ZONE: v.pipe(
    v.optional(v.string(), "Asia/Tokyo"),
    v.check(isZone, "must be a time zone such as Asia/Tokyo"),
  ),
  LINE_API_BASE_URL: lineOrigin(LINE_API),
  LINE_DATA_API_BASE_URL: lineOrigin(LINE_DATA_API),
  LINE_LOGIN_BASE_URL: lineOrigin(LINE_API),
  LOG_LEVEL: v.optional(
    v.picklist(["debug", "info", "warning", "error"], "must be one of debug, info, warning, error"),
    "info",
  ),
  SUPPORT_URL: v.pipe(
    v.optional(v.string(), "https://www.mhlw.go.jp/mamorouyokokoro/"),
    webUrl("https://www.mhlw.go.jp/mamorouyokokoro/"),
  ),
});

const toConfig = (env: v.InferOutput<typeof Environment>) => ({
  line: {
    channelSecret: env.LINE_CHANNEL_SECRET,
    channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN,
    loginChannelId: env.LINE_LOGIN_CHANNEL_ID,
    liffId: env.LIFF_ID,
    apiBaseUrl: env.LINE_API_BASE_URL,
    dataApiBaseUrl: env.LINE_DATA_API_BASE_URL,
    loginBaseUrl: env.LINE_LOGIN_BASE_URL,
  },
  /** null: the embedded server in dataDir. */
  mongodbUri: env.MONGODB_URI ?? null,
  dataDir: env.DATA_DIR,
  host: env.HOST,
  port: env.PORT,
  /** null: nobody asks for metrics. */
  metricsPort: env.METRICS_PORT ?? null,
  /** null: the address the process listens on. */
  publicUrl: env.PUBLIC_URL ?? null,
  /** null: made once and kept in the database. */
  sessionSecret: env.SESSION_SECRET ?? null,
  communityName: env.COMMUNITY_NAME,
  organizerName: env.ORGANIZER_NAME,
  organizerUserIds: env.ORGANIZER_USER_IDS,
  timeZone: env.TIME_ZONE,
  /** The official page of support contacts for a person in distress. */
  supportUrl: env.SUPPORT_URL,
  logLevel: env.LOG_LEVEL,
});

export type SettingName = keyof typeof Environment.entries;

export const settingNames = Object.keys(Environment.entries) as readonly SettingName[];

/** Whether the bot would start with this value. */
export const isAccepted = (name: SettingName, value: string | undefined): boolean =>
  v.is(Environment.entries[name], value);

type DeepReadonly<T> = { readonly [K in keyof T]: T[K] extends object ? DeepReadonly<T[K]> : T[K] };
export type Config = DeepReadonly<ReturnType<typeof toConfig>>;

/** Where the data is. */
export type StoreConfig = Pick<Config, "mongodbUri" | "dataDir">;

type Surroundings = Readonly<Record<string, string | undefined>>;
type Read<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment; an empty variable counts as unset. `problems` never quote a value. */
export const readConfig = (environment: Surroundings): Read<Config> => {
  const read = v.safeParse(Environment, givenIn(environment));
  if (!read.success) return { ok: false, problems: problemsOf(read.issues) };
  const config = toConfig(read.output);
  Object.freeze(config.line);
  Object.freeze(config.organizerUserIds);
  return { ok: true, config: Object.freeze(config) };
};

/** The part of it that commands need which know the store alone. */
export const readStoreConfig = (environment: Surroundings): Read<StoreConfig> => {
  const Store = v.pick(Environment, ["MONGODB_URI", "DATA_DIR"]);
  const read = v.safeParse(Store, givenIn(environment));
  if (!read.success) return { ok: false, problems: problemsOf(read.issues) };
  const { MONGODB_URI: mongodbUri = null, DATA_DIR: dataDir } = read.output;
  return { ok: true, config: Object.freeze({ mongodbUri, dataDir }) };
};

const givenIn = (environment: Surroundings) =>
  Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );

const problemsOf = (issues: readonly Issue[]) => [
  ...new Set(issues.map((issue) => `${issue.path?.[0]?.key as string} ${explain(issue)}`)),
];

type Issue = v.InferIssue<typeof Environment>;

// valibot reports an absent key on the object, with its own words: the entry's first message tells more.
const explain = (issue: Issue) => {
  const name = issue.path?.[0]?.key as keyof typeof Environment.entries;
  if (issue.type !== "object" && issue.input !== undefined) return issue.message;
  const entry = v.safeParse(Environment.entries[name], undefined);
  return entry.success ? issue.message : entry.issues[0].message;
};

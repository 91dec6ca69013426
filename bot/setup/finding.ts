/**
 * `wrong`: the bot does not work as it should. `advice`: it works, and could do so better. `unknown`:
 * it could not be found out now. `yours`: LINE tells nobody but a person at its consoles.
 */
export type Status = "good" | "wrong" | "advice" | "unknown" | "yours";

const statuses = {
  setting_missing: "wrong",
  setting_malformed: "wrong",
  token_is_secret: "wrong",
  secret_is_token: "wrong",
  address_http: "wrong",
  address_path: "wrong",
  env_readable: "wrong",
  community_unnamed: "advice",
  line_elsewhere: "advice",
  address_fits: "good",
  community_known: "good",

  bot_found: "good",
  secret_fits: "good",
  token_refused: "wrong",
  token_of_login: "wrong",
  token_ends: "wrong",
  token_passing: "wrong",
  secret_refused: "wrong",
  secret_of_login: "wrong",
  chat_on: "advice",

  login_fits: "good",
  login_is_bot: "wrong",
  login_refused: "wrong",
  login_unseen: "advice",
  provider_same: "good",
  provider_differs: "wrong",
  provider_unseen: "advice",
  organizer_stranger: "advice",

  liff_fits: "good",
  liff_other_channel: "wrong",
  liff_unknown: "wrong",
  liff_endpoint: "wrong",
  liff_scope_missing: "wrong",
  liff_scope_extra: "wrong",
  liff_size: "wrong",
  liff_friends: "advice",
  liff_refused: "wrong",

  server_ready: "good",
  server_nameless: "wrong",
  server_certificate: "wrong",
  server_inside_only: "wrong",
  server_silent: "wrong",
  server_behind: "wrong",
  server_other: "wrong",
  server_database: "wrong",
  server_scheduler: "wrong",
  page_unbuilt: "wrong",
  page_of_other: "wrong",

  clock_off: "wrong",

  webhook_answers: "good",
  webhook_unset: "wrong",
  webhook_elsewhere: "wrong",
  webhook_off: "wrong",
  webhook_unsigned: "wrong",
  webhook_lost: "wrong",
  webhook_late: "wrong",
  webhook_unreached: "wrong",
  webhook_refused: "wrong",

  menu_current: "good",
  menu_old: "wrong",
  menu_hidden: "wrong",
  menu_alias: "wrong",

  quota_left: "good",
  quota_free: "good",
  quota_near: "advice",
  quota_spent: "wrong",

  line_silent: "unknown",
  line_busy: "unknown",

  group_joining: "yours",
  redelivery: "yours",
  own_answers: "yours",
  published: "yours",
  linked: "yours",
} as const satisfies Readonly<Record<string, Status>>;

export type Code = keyof typeof statuses;

/** The codes that say what to do. */
export type MendableCode = {
  [C in Code]: (typeof statuses)[C] extends "good" ? never : C;
}[Code];

export type Finding = {
  readonly code: Code;
  readonly vars: Readonly<Record<string, string>>;
};

export const codes = Object.keys(statuses) as readonly Code[];

export const finding = (code: Code, vars: Finding["vars"] = {}): Finding => ({ code, vars });

export const statusOf = ({ code }: Pick<Finding, "code">): Status => statuses[code];

export const isWrong = (one: Finding): boolean => statusOf(one) === "wrong";

/** For whoever watches from outside: 0 all is well, 1 something is wrong, 2 it cannot be told. */
export const exitCodeOf = (findings: readonly Finding[]): 0 | 1 | 2 => {
  if (findings.some(isWrong)) return 1;
  return findings.some((one) => statusOf(one) === "unknown") ? 2 : 0;
};

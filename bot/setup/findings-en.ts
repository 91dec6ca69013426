import type { FindingWords, Places } from "./words.ts";

const CONSOLE = "https://developers.line.biz/console/";
const BOT = `${CONSOLE} → Messaging API channel`;
const LOGIN = `${CONSOLE} → LINE Login channel`;

export const placesEn: Places = {
  PUBLIC_URL: "The https address of your server, without a path, such as https://ayumi.example.org",
  LINE_CHANNEL_SECRET: `${BOT} → tab Basic settings → Channel secret`,
  LINE_CHANNEL_ACCESS_TOKEN: `${BOT} → tab Messaging API → Channel access token (long-lived) → Issue`,
  ORGANIZER_USER_IDS: `${BOT} → tab Basic settings → Your user ID: U and 32 letters and digits. Several are separated by commas`,
  COMMUNITY_NAME: "The name that members know your community by",
  ORGANIZER_NAME: "The name that members know the organizer by",
  LINE_LOGIN_CHANNEL_ID: `${LOGIN} → tab Basic settings → Channel ID: digits only`,
  LINE_LOGIN_CHANNEL_SECRET: `${LOGIN} → tab Basic settings → Channel secret`,
  LINE_LOGIN_USER_ID: `${LOGIN} → tab Basic settings → Your user ID`,
  LIFF_ID: `${LOGIN} → tab LIFF → LIFF ID, like 1234567890-AbcdEfgh. Where there is none, npm run setup makes it`,
  other: ".env.example tells what it takes; without the line the usual value is used",
};

const SETUP_SETS = "npm run setup sets it";

export const findingsEn: FindingWords = {
  setting_missing: { what: "{name} is missing", mend: "{where}" },
  setting_malformed: { what: "{name} does not look like one", mend: "{where}" },
  token_is_secret: {
    what: "LINE_CHANNEL_ACCESS_TOKEN holds a channel secret",
    mend: placesEn.LINE_CHANNEL_ACCESS_TOKEN,
  },
  secret_is_token: {
    what: "LINE_CHANNEL_SECRET holds an access token",
    mend: placesEn.LINE_CHANNEL_SECRET,
  },
  address_http: {
    what: "PUBLIC_URL ({url}) is not https, and LINE calls nothing else",
    mend: "Put a web server with a certificate of a public authority in front of the bot, and write its https address into PUBLIC_URL",
  },
  address_path: {
    what: "PUBLIC_URL ({url}) has something behind the host name",
    mend: "Write {origin} into PUBLIC_URL",
  },
  env_readable: {
    what: "Other accounts of this machine can read .env, and the secrets in it",
    mend: "chmod 600 .env",
  },
  community_unnamed: {
    what: "COMMUNITY_NAME is empty, so the bot speaks of no community by name",
    mend: "Write the name of your community into COMMUNITY_NAME",
  },
  line_elsewhere: {
    what: "A LINE double on this machine is asked, not LINE itself",
    mend: "For the real LINE remove LINE_API_BASE_URL, LINE_DATA_API_BASE_URL and LINE_LOGIN_BASE_URL",
  },
  address_fits: { what: "LINE and members will find the bot at {origin}" },
  community_known: { what: "{name}, with {count} to organize it" },

  bot_found: { what: "LINE knows the bot: {name} ({basicId})" },
  secret_fits: { what: "The channel secret belongs to the same channel ({channelId})" },
  token_refused: {
    what: "LINE does not accept LINE_CHANNEL_ACCESS_TOKEN; a newer one may have ended it",
    mend: placesEn.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_of_login: {
    what: "LINE_CHANNEL_ACCESS_TOKEN belongs to the LINE Login channel, which cannot send messages",
    mend: placesEn.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_ends: {
    what: "LINE_CHANNEL_ACCESS_TOKEN is a short-lived one and ends in {days} days; the bot will fall silent then",
    mend: placesEn.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_passing: {
    what: "LINE_CHANNEL_ACCESS_TOKEN is of a kind that ends within thirty days",
    mend: placesEn.LINE_CHANNEL_ACCESS_TOKEN,
  },
  secret_refused: {
    what: "LINE_CHANNEL_SECRET is not the secret of the channel that the token belongs to ({channelId}): everything LINE sends would be turned away",
    mend: placesEn.LINE_CHANNEL_SECRET,
  },
  secret_of_login: {
    what: "LINE_CHANNEL_SECRET is that of the LINE Login channel: everything LINE sends would be turned away",
    mend: placesEn.LINE_CHANNEL_SECRET,
  },
  chat_on: {
    what: "Chat is switched on for the account: somebody could answer members by hand, beside the bot",
    mend: "https://manager.line.biz/ → your account → Settings → Response settings → Chat: off",
  },

  login_fits: { what: "The LINE Login channel ({channelId}) opens with its secret" },
  login_is_bot: {
    what: "LINE_LOGIN_CHANNEL_ID is the id of the Messaging API channel; the mini-app needs the LINE Login channel",
    mend: placesEn.LINE_LOGIN_CHANNEL_ID,
  },
  login_refused: {
    what: "LINE_LOGIN_CHANNEL_ID ({channelId}) and LINE_LOGIN_CHANNEL_SECRET do not belong together",
    mend: `${LOGIN} → tab Basic settings → Channel ID and Channel secret`,
  },
  login_unseen: {
    what: "Without LINE_LOGIN_CHANNEL_SECRET the mini-app's settings at LINE cannot be checked",
    mend: placesEn.LINE_LOGIN_CHANNEL_SECRET,
  },
  provider_same: { what: "Both channels lie under one provider" },
  provider_differs: {
    what: "The two channels show different user ids for you, so they lie under different providers: who writes in the chat and who opens the mini-app could never be one person",
    mend: "Channels cannot be moved. Make a LINE Login channel under the provider of the Messaging API channel, and run npm run setup again with its values",
  },
  provider_unseen: {
    what: "Whether both channels lie under one provider was not checked",
    mend: `Write your user id as the other channel shows it into LINE_LOGIN_USER_ID: ${placesEn.LINE_LOGIN_USER_ID}`,
  },
  organizer_stranger: {
    what: "{count} of {all} organizers cannot be written to yet",
    mend: "They add the bot as a friend. If they have, ORGANIZER_USER_IDS holds ids of another provider",
  },

  liff_fits: { what: "The mini-app ({liffId}) opens this server, with the right scopes" },
  liff_other_channel: {
    what: "LIFF_ID ({liffId}) belongs to another channel than LINE_LOGIN_CHANNEL_ID ({channelId}): nobody could sign in",
    mend: placesEn.LIFF_ID,
  },
  liff_unknown: {
    what: "LIFF_ID ({liffId}) is not among the mini-apps of the LINE Login channel ({channelId})",
    mend: placesEn.LIFF_ID,
  },
  liff_endpoint: {
    what: "The mini-app opens {found} instead of {wanted}",
    mend: `${LOGIN} → tab LIFF → Endpoint URL. ${SETUP_SETS}`,
  },
  liff_scope_missing: {
    what: "The mini-app lacks the scope {scope}, so it does not learn who opens it",
    mend: `${LOGIN} → tab LIFF → Scopes: openid and profile. ${SETUP_SETS}`,
  },
  liff_scope_extra: {
    what: "The mini-app asks members for more than it needs ({scope})",
    mend: `${LOGIN} → tab LIFF → Scopes: openid and profile alone. ${SETUP_SETS}`,
  },
  liff_size: {
    what: "The mini-app opens in the size {size}, where the pages do not fit",
    mend: `${LOGIN} → tab LIFF → Size: Full. ${SETUP_SETS}`,
  },
  liff_friends: {
    what: "Whoever opens the mini-app is not offered to add the bot as a friend",
    mend: `${LOGIN} → tab LIFF → Add friend option: On (normal). ${SETUP_SETS}`,
  },
  liff_refused: {
    what: "LINE did not take the mini-app ({code}); a channel holds thirty at most",
    mend: `${LOGIN} → tab LIFF`,
  },

  server_ready: { what: "{origin} answers, and the bot is ready" },
  server_nameless: {
    what: "The host name of {origin} leads nowhere",
    mend: "At whoever sells the name, point it to your server; a new name can take an hour. Or mend PUBLIC_URL",
  },
  server_certificate: {
    what: "{origin} shows a certificate that is not valid, and LINE will not accept it",
    mend: "On the server: get one of a public authority for exactly this name (Let's Encrypt, for instance), with its whole chain",
  },
  server_inside_only: {
    what: "The bot runs on this machine ({inside}), but {origin} does not reach it",
    mend: "On the server: the web server in front has to pass https on to {inside}, and the firewall to let port 443 in",
  },
  server_silent: {
    what: "Nothing answers at {origin}",
    mend: "On the server: npm start, behind a web server that passes https on to {inside}",
  },
  server_behind: {
    what: "The web server at {origin} answers {status}: it does not find the bot behind it",
    mend: "On the server: npm start; the web server has to pass on to {inside}",
  },
  server_other: {
    what: "Something else than the bot answers at {origin} ({status})",
    mend: "The web server has to pass every path on to the bot. Or mend PUBLIC_URL",
  },
  server_database: {
    what: "The bot runs, but its database does not answer",
    mend: "See what the bot logged; with MongoDB check MONGODB_URI",
  },
  server_scheduler: {
    what: "The bot runs, but its schedule has not: nothing would be sent by itself",
    mend: "Wait a minute after a start, then see what the bot logged",
  },
  page_unbuilt: {
    what: "The mini-app is not built, so it opens an empty page",
    mend: "On the server: npm run build",
  },
  page_of_other: {
    what: "The running bot serves another LIFF_ID than the one in .env",
    mend: "Start the bot again, so that it reads .env",
  },

  clock_off: {
    what: "This machine's clock is {minutes} minutes off from LINE's: reminders come at wrong times, and the mini-app may let nobody in",
    mend: "On the server: let the system set the clock (timedatectl set-ntp true), then start the bot again",
  },

  webhook_answers: { what: "LINE sends to {wanted}, and the bot answers" },
  webhook_unset: {
    what: "LINE does not know where to send what members write",
    mend: `${BOT} → tab Messaging API → Webhook URL: {wanted}. ${SETUP_SETS}`,
  },
  webhook_elsewhere: {
    what: "LINE sends what members write to {found} instead of {wanted}",
    mend: `${BOT} → tab Messaging API → Webhook URL. ${SETUP_SETS}`,
  },
  webhook_off: {
    what: "“Use webhook” is off: LINE keeps what members write to itself",
    mend: `${BOT} → tab Messaging API → Use webhook: on`,
  },
  webhook_unsigned: {
    what: "The running bot turns LINE's test away: it holds another LINE_CHANNEL_SECRET than the channel",
    mend: "Start the bot again, so that it reads .env; then check LINE_CHANNEL_SECRET",
  },
  webhook_lost: {
    what: "LINE's test finds no page at {wanted}",
    mend: "On the server: the web server has to pass /webhook on to the bot unchanged",
  },
  webhook_late: {
    what: "The bot did not answer LINE's test within two seconds",
    mend: "On the server: look at the load, at the database and at the web server in front",
  },
  webhook_unreached: {
    what: "LINE cannot connect to {wanted}",
    mend: "On the server, also where your own browser can: a certificate of a public authority with its whole chain, TLS 1.2 or newer, port 443 open to everybody (LINE's addresses are not known)",
  },
  webhook_refused: {
    what: "LINE's test gets {status} from {wanted}",
    mend: "On the server: see what the bot and the web server in front logged",
  },

  menu_current: { what: "The menus under the chat are the current ones, in both languages" },
  menu_old: {
    what: "The menu under the chat is missing or from an earlier version",
    mend: `npm run rich-menu, or ${SETUP_SETS}`,
  },
  menu_hidden: {
    what: "The menu is at LINE, but members see another or none",
    mend: `npm run rich-menu, or ${SETUP_SETS}`,
  },
  menu_alias: {
    what: "Members who read English do not get the English menu",
    mend: `npm run rich-menu, or ${SETUP_SETS}`,
  },

  quota_left: { what: "{used} of the month's {limit} messages are used; answers are free" },
  quota_free: { what: "The plan has no limit of messages ({used} this month)" },
  quota_near: {
    what: "{used} of the month's {limit} messages are used; reminders will be cut first",
    mend: "https://manager.line.biz/ → your account → Settings → Usage and billing, or wait for the next month. Answers are free and go on",
  },
  quota_spent: {
    what: "The month's {limit} messages are used up: announcements and reminders stop until the next month",
    mend: "https://manager.line.biz/ → your account → Settings → Usage and billing, or wait for the next month. Answers are free and go on",
  },

  line_silent: {
    what: "LINE did not answer ({code}), so not everything could be checked",
    mend: "Check this machine's connection and its clock, and try again in a few minutes",
  },
  line_busy: {
    what: "LINE was asked too often, so not everything could be checked",
    mend: "Try again in an hour; once in five minutes is fine",
  },

  group_joining: {
    what: "May the bot join groups?",
    mend: `${BOT} → tab Messaging API → Allow bot to join group chats: on`,
  },
  redelivery: {
    what: "Does LINE try again what did not arrive?",
    mend: `${BOT} → tab Messaging API → Webhook redelivery: on`,
  },
  own_answers: {
    what: "Are the account's own answers off?",
    mend: "https://manager.line.biz/ → your account → Settings → Response settings → Greeting message: off, Auto-response: off",
  },
  published: {
    what: "May everybody open the mini-app?",
    mend: `${LOGIN} → “Developing” at the top → Publish. It cannot be undone`,
  },
  linked: {
    what: "Is the mini-app linked to this account?",
    mend: `${LOGIN} → tab Basic settings → Linked LINE Official Account → your account`,
  },
};

/** What set-up and doctor say around the findings. */
export const talkEn = {
  title: "Ayumi 歩み: going live",
  intro:
    "One step after another, each checked with LINE at once. A value in {file} is never replaced unasked. Ctrl+C stops, and what was entered stays.",

  step_address: "The server's address",
  step_bot: "The bot: Messaging API channel",
  step_people: "Your community",
  step_login: "The mini-app's channel: LINE Login",
  step_liff: "The mini-app",
  step_menu: "The menu under the chat",
  step_server: "The running bot",
  step_webhook: "LINE to the bot",
  step_rest: "Messages and organizers",
  step_yours: "What only you can see",

  first: "First",
  note_address:
    "LINE calls the bot by https, with a certificate of a public authority.\nThe bot itself listens on http://127.0.0.1:3000 behind your web server.",
  note_bot:
    "1  Create an Official Account: https://entry.line.biz/form/entry/unverified\n2  https://manager.line.biz/ → the account → Settings → Messaging API → Enable\n3  Choose a provider, or create one with your community's name.\n   It cannot be changed later, and step 4 needs the same one.\n4  The channel appears in https://developers.line.biz/console/",
  note_login:
    "1  https://developers.line.biz/console/ → the SAME provider\n2  Create a new channel → LINE Login. Region: Japan. App type: Web app.\n   No name may contain “LINE”.",
  note_server: "On the server, in another window:\n\n  npm run build\n  npm start",

  ask_PUBLIC_URL: "PUBLIC_URL: where does the world reach your server?",
  ask_LINE_CHANNEL_SECRET: "Channel secret of the Messaging API channel",
  ask_LINE_CHANNEL_ACCESS_TOKEN: "Channel access token (long-lived)",
  ask_ORGANIZER_USER_IDS: "Your user ID, on the Messaging API channel",
  ask_COMMUNITY_NAME: "What is your community called?",
  ask_ORGANIZER_NAME: "What is the organizer called?",
  ask_LINE_LOGIN_CHANNEL_ID: "Channel ID of the LINE Login channel",
  ask_LINE_LOGIN_CHANNEL_SECRET: "Channel secret of the LINE Login channel",
  ask_LINE_LOGIN_USER_ID: "Your user ID, on the LINE Login channel",
  ask_LIFF_ID: "LIFF ID",
  misshapen: "That does not look like one",
  empty: "Something is needed here",

  yes: "Yes",
  no: "No",
  now_what: "How shall we go on?",
  look_again: "It is mended, look again",
  type_again: "Type it again",
  later: "Later",
  may_set: "Shall I set this for you?",
  replace: "{name}: {file} holds another value. Replace it?",
  replace_refused:
    "{name}: {file} already holds another value. Add --replace to replace it, or leave the new one out.",
  which_liff: "Which of the channel's mini-apps is Ayumi's?",
  new_liff: "A new one, called “{name}”",
  make_liff: "The channel has no mini-app yet. Make one, called “{name}”?",
  are_all_so: "Is it yes to all of these?",

  changed: "Changed:",
  changed_env: "{file}: {names}",
  changed_mode: "{file}: readable by its owner alone",
  changed_liff_made: "at LINE: the mini-app {liffId} was made",
  changed_liff_set: "at LINE: the mini-app {liffId} was set",
  changed_webhook: "at LINE: the webhook goes to {wanted}",
  changed_menus: "at LINE: the menus under the chat",
  unchanged: "Everything was in place already. Nothing was changed.",
  live: "Ayumi is live. Add it as a friend with the QR code on the tab Messaging API, and tap the first button of the menu.",
  in_place: "Everything that can be seen from here is in place.",
  left: "To mend: {count}. Run this again whenever you like, it goes on from here.",
  stopped: "Stopped. What you entered is in {file}; run this again to go on.",
  rehearsal:
    "This is a rehearsal with the demo on this machine. LINE itself is neither asked nor changed, and everything goes into {file}.",
  rehearsal_value: "In the rehearsal: {value}",
  rehearsal_alone:
    "The demo does not run here. Start it in another window with npm run demo, then run this again.",
  no_terminal:
    "There is nobody to ask here. Run it in a terminal, or with --yes and the values as flags or environment variables.",
  bad_flag: "{flag} is not known. --help lists what is.",
  failed: "It did not work: {message}",
  failed_denied:
    "This account may not read {file} or write beside it. Run this as the account that owns that folder, or name another file with --env-file.",
  failed_folder: "{file} is a folder and no file. Remove it, or name another file with --env-file.",
  failed_nowhere: "{file} lies in no folder that is there. Name another file with --env-file.",
  failed_full: "The disk that {file} lies on is full. Make room, then run this again.",

  doctor_title: "Ayumi 歩み",
  doctor_yours: "Only you can see these, at LINE:",
  doctor_good: "All is well.",
  doctor_count: "To mend: {wrong}. To consider: {advice}.",
  doctor_setup: "npm run setup goes through it with you.",
  doctor_unknown: "Not everything could be checked.",

  help_setup:
    "npm run setup -- [flags]\n\nTakes Ayumi from empty to live, step by step, and can be run again at any time.\n\n  --yes              ask nothing; set at LINE what is missing or wrong there\n  --replace          let flags and environment variables replace values in .env\n  --rehearse         with the demo that runs in another window instead of LINE\n  --env-file path    instead of .env\n  --language ja|en\n  --help\n\nEvery value as a flag; secrets are safer as environment variables of the same names:",
  help_doctor:
    "npm run doctor -- [flags]\n\nChecks everything that npm run setup checks, and changes nothing.\nEnds with 0: all is well, 1: something is to mend, 2: it could not be told.\n\n  --json             for machines (with npm run --silent)\n  --rehearse         with the demo that runs in another window instead of LINE\n  --env-file path    instead of .env\n  --language ja|en\n  --help",
} as const;

import type { Catalog } from "./catalog.ts";

export const en: Catalog = {
  "app.name": "Ayumi",
  "app.loading": "Opening",
  "app.offline": "You are offline for now. Everything goes on once you are back.",

  "home.hello": "Welcome back, {name}.",
  "home.helloNameless": "Welcome back.",
  "home.resting": "You are resting until {date}. Take your time.",
  "home.write": "Begin with one line about now.",
  "home.writeHint":
    "About three minutes for a week, ten for a month. You can stop and pick it up later.",
  "home.toChat": "Reflect in the LINE chat",
  "home.noChat": "Send “reflect” in the LINE chat to begin.",
  "home.record": "My record",
  "home.recordCount": "{n} so far",
  "home.recordNone": "Your first page is still to come.",
  "home.inventory": "Inventory",
  "home.inventoryHint": "Look over what you have, one thing at a time",
  "home.settings": "Settings and rest",
  "home.settingsHint": "Notices, rest, language",

  "me.title": "My record",
  "me.count": "{n} so far. Only you see this list.",
  "me.empty": "Your path begins here.",
  "me.emptyHint": "What felt a little bit good lately? Send one line in the chat, if you like.",
  "me.older": "Further back",
  "me.start": "This is your very first page.",
  "me.noWords": "No words were kept here.",

  "status.draft": "Draft",
  "status.kept": "Only me",
  "status.shared": "Shared",
  "audience.self": "Only me",

  "period.first": "The first page",
  "period.weekly": "Week of {monthName} {day}",
  "period.monthly": "{monthName}",
  "period.quarterly": "{fromName} to {toName}",
  "period.year": "{year}",

  "settings.title": "Settings and rest",
  "settings.saved": "Saved",
  "settings.saving": "Saving",
  "settings.waiting": "Will be saved once you are online",
  "settings.failed": "This could not be saved. Please wait a moment and try again.",

  "notices.title": "Notices",
  "notices.weekly": "Weekly invitation",
  "notices.weeklyHint": "Once a week, an invitation to a three-minute reflection.",
  "notices.quiet": "Pause all notices",
  "notices.quietHint": "You can still write a reflection whenever you like.",

  "rest.title": "Rest",
  "rest.hint": "No notices reach you while you rest. You need not say why.",
  "rest.for": "From today, for how long?",
  "rest.change": "Change how long, from today",
  "rest.month": "A month",
  "rest.months": "{n} months",
  "rest.halfYear": "6 months",
  "rest.date": "Choose the day you return",
  "rest.choose": "Rest",
  "rest.now": "You are resting until {date}.",
  "rest.back": "Come back now",
  "rest.past": "Please choose a day after today.",

  "language.title": "Language",
  "language.hint": "Used in the chat and on this page.",

  "missing.title": "This page is not here yet.",
  "missing.hint":
    "The link may be old, or the page is still being made. You can always reflect in the chat.",
  "missing.home": "To the first page",

  "stranger.title": "Nice to meet you.",
  "stranger.hint":
    "Three promises are waiting for you in the chat. Read them and press “I agree”, and this page opens.",
  "stranger.chat": "Open the LINE chat",
  "stranger.again": "I have agreed",

  "stuck.title": "Please open this once more.",
  "stuck.hint": "Some time has passed since this page was opened. What you wrote is safe.",
  "stuck.again": "Open again in LINE",

  "offline.title": "You seem to be offline.",
  "offline.hint": "Try again where there is a signal.",
  "unavailable.title": "This did not open.",
  "unavailable.hint": "Something is wrong on our side. Please wait a moment and try again.",
  again: "Try again",

  "nav.home": "Back to the first page",
};

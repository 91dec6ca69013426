import type { Catalog } from "./catalog.ts";
import type { jaSettings } from "./ja-settings.ts";

export const enSettings: Pick<Catalog, keyof typeof jaSettings> = {
  "notice.times": {
    text: "These are your notice times.\n・Week: {weekly}\n・Month: {monthly}\nWhich one would you like to change?",
    buttons: { day: "Day of the week", weekly: "Weekly time", monthly: "Monthly time" },
  },
  "notice.day": { text: "Which day would you like for the weekly notice?", buttons: {} },
  "notice.time": {
    text: "Around what time?\nAnywhere from 8 in the morning to 9:30 at night.",
    buttons: { page: "Another time" },
  },
  "notice.timed": {
    text: "All right. From now on I'll write at these times.\n・Week: {weekly}\n・Month: {monthly}",
    buttons: {},
  },

  SY9: {
    text: "If your LINE account changed, a transfer code moves your records.\nYou get one on the old account's settings page.\nIf you have it, send it here.",
    buttons: {},
  },
  "transfer.done": {
    text: "Welcome back.\nYour records are now with this account.\nThe old account can no longer open them.",
    buttons: { record: "My records", reflect: "Reflect" },
  },
  "transfer.wrong": {
    text: "That code did not work.\nIt may be mistyped, or its 7 days are over.\nThe old account's settings page gives you a new one.",
    buttons: {},
  },
  "transfer.own": {
    text: "This code was made by this very account.\nSend it from the chat of your new account.",
    buttons: {},
  },
  "transfer.taken": {
    text: "This account already has records.\nNothing was moved, so that they don't mix.\nTake these along and leave, and the code will work here.",
    buttons: { leaving: "About leaving", stay: "Keep it as it is" },
  },
  "transfer.early": {
    text: "A code made by an organizer works from three days after it was made.\nUntil then, please wait.",
    buttons: {},
  },
  "transfer.vouched": {
    text: "{name}, an organizer, made a code that moves your record to a new LINE account.\nIt works from {date}.\nIf that isn't for you, send anything here, and the code is void.",
    buttons: {},
  },
  "transfer.slow": { text: "Please wait a little, then try again.", buttons: {} },
};

import type { jaTakeaway } from "./ja-takeaway.ts";

type Source = typeof jaTakeaway;

export const enTakeaway: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  ME5: {
    text: "Thank you for today's meetup.\nWould you like to keep one line that stayed with you?",
    buttons: { write: "Leave a line", cheer: "Send cheers", enough: "That's all today" },
  },
  "ME5.later": {
    text: "Thank you for the last meetup.\nIf a line of it stayed with you, you can keep it.",
    buttons: { write: "Leave a line", cheer: "Send cheers", enough: "Not this time" },
  },
  ME6: {
    text: "This month's meetup is done.\nYou can read what companions wrote here.\nSee you next time.",
    buttons: { read: "Read them", next: "The next meetup" },
  },
  "takeaway.ask": {
    text: "Send the line that stayed with you, just as it is.\n🔒 It is for yourself only, in your record of that month.",
    buttons: { leave: "Rather not" },
  },
  "takeaway.kept": {
    text: "It is kept.\nWhen you write your month, you will find it beside the questions.",
    buttons: { cheer: "Send cheers", record: "My record" },
  },
  "takeaway.long": {
    text: "That is a little long for one line.\nPlease send it in up to 400 characters.",
    buttons: {},
  },
  "takeaway.enough": {
    text: "All right. Whenever you like, you can leave one on the meetup's page.",
    buttons: {},
  },
  "card.callTitle": { text: "Today's meetup", buttons: {} },
  "card.call": {
    text: "Ears only and camera off are fine.\nCome in even if it is late.",
    buttons: { page: "Link to join" },
  },
  "card.callAlt": { text: "The meetup is today, {time}. Just listening is welcome.", buttons: {} },
};

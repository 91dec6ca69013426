import type { jaComments } from "./ja-comments.ts";

type Source = typeof jaComments;

export const enComments: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  "comments.one": { text: "Someone wrote to you.", buttons: { read: "Read it" } },
  "comments.few": { text: "{n} notes have come for you.", buttons: { read: "Read them" } },
  "comments.many": { text: "{n} notes have come for you.", buttons: { read: "Read them" } },
  PF10: {
    text: "A frank note arrived from {from}.\nYou choose when to read it.",
    buttons: { now: "Read now", later: "When settled", together: "With {organizer}" },
  },
  "frank.words": {
    text: "From {from}\n\nWhat felt like a waste\n{text}\n\nHow it might come alive\n{how}",
    buttons: {},
  },
  "frank.later": {
    text: "All right. You can open it any time on the page of notes. Leaving it closed is fine, too.",
    buttons: { page: "Notes to you" },
  },
  "frank.alone": {
    text: "There is no other organizer to read it with at the moment. You can open it any time on the page of notes. Leaving it closed is fine, too.",
    buttons: {},
  },
  "frank.together": {
    text: "{organizer} will hear only that you would like to read it together. Nobody sees the words until you open them.",
    buttons: {},
  },
};

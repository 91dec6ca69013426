import type { jaGroups } from "./ja-groups.ts";

type Source = typeof jaGroups;

export const enGroups: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  "group.away": {
    text: "My message did not reach the LINE group “{group}”.\nIt seems I'm no longer in it. Invite me again and the link to your circle is back.",
    buttons: {},
  },
  "group.refused": {
    text: "LINE did not take my message to the group “{group}”.\nNothing was sent there.",
    buttons: {},
  },
  ME11: { text: "Our steps in {month}", buttons: { feed: "See everyone's steps" } },
  "digest.alt": { text: "Our steps in {month}, in numbers. Thank you for the month.", buttons: {} },
  "digest.records": { text: "Reflections", buttons: {} },
  "digest.cheers": { text: "Cheers", buttons: {} },
  "digest.strengths": { text: "Strengths spotted", buttons: {} },
  "digest.recordsCount": { text: "{n}", buttons: {} },
  "digest.cheersCount": { text: "{n}", buttons: {} },
  "digest.strengthsCount": { text: "{n}", buttons: {} },
  "digest.thanks": { text: "Thank you for a good {month}.", buttons: {} },
  "group.nameless": { text: "a chat without a name", buttons: {} },
};

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
  "group.nameless": { text: "a chat without a name", buttons: {} },
};

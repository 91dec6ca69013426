/** What is kept of a member, in the order in which it is told. */
export const storedKinds = [
  "profile",
  "reflections",
  "inventory",
  "inventoryMonths",
  "circles",
  "meetups",
  "attendance",
  "turns",
  "cheers",
  "strengths",
  "comments",
  "mutes",
  "postReports",
  "chat",
  "messages",
  "notices",
  "calendarLink",
  "transferCode",
  "takeoutLink",
] as const;
export type StoredKind = (typeof storedKinds)[number];

export type StoredView = {
  readonly items: readonly { readonly kind: StoredKind; readonly count: number }[];
};

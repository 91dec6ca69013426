/** What is kept of a member, in the order in which it is told. */
export const storedKinds = [
  "profile",
  "reflections",
  "inventory",
  "inventoryMonths",
  "circles",
  "chat",
  "messages",
  "notices",
] as const;
export type StoredKind = (typeof storedKinds)[number];

export type StoredView = {
  readonly items: readonly { readonly kind: StoredKind; readonly count: number }[];
};

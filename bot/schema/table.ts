/**
 * A step from one layout of the data to the next. It may be cut short and run again from its
 * beginning, so what is done already it leaves as it is.
 */
export type Migration = { readonly name: string; readonly run: () => Promise<unknown> };

/** In their order, for ever: the data's version is how many of them it has been through. */
export const createMigrations = (services: {
  readonly placeRecords: Migration["run"];
  readonly placeMembers: Migration["run"];
  readonly placeInFeeds: Migration["run"];
}): readonly Migration[] => [
  { name: "records-stand-on-the-road", run: services.placeRecords },
  { name: "members-are-looked-at", run: services.placeMembers },
  { name: "records-stand-in-feeds", run: services.placeInFeeds },
];

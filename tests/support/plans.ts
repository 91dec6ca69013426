import { MongoClient, type CommandStartedEvent, type Db, type Document } from "mongodb";
import { testDatabase } from "./database.ts";

type Query = { readonly collection: string; readonly filter: Document; readonly sort?: Document };

/** What the stores asked while `run` used them, and each question that no index served. */
export const scansDuring = async (run: (db: Db) => Promise<unknown>) => {
  const { db: plain, uri } = await testDatabase();
  const client = new MongoClient(uri, { monitorCommands: true, ignoreUndefined: true });
  const queries: Query[] = [];
  client.on("commandStarted", (event) => queries.push(...queriesOf(event)));
  try {
    await run(client.db(plain.databaseName));
  } finally {
    await client.close();
  }
  const scans: Query[] = [];
  for (const query of queries) if (await isScan(plain, query)) scans.push(query);
  return { asked: queries.length, scans };
};

const queriesOf = ({ commandName, command }: CommandStartedEvent): readonly Query[] => {
  const collection = String(command[commandName]);
  const of = (filter: unknown, sort?: unknown): Query => ({
    collection,
    filter: (filter ?? {}) as Document,
    ...(sort !== undefined && { sort: sort as Document }),
  });
  switch (commandName) {
    case "find":
      return [of(command["filter"], command["sort"])];
    case "findAndModify":
      return [of(command["query"], command["sort"])];
    case "update":
      return (command["updates"] as { q: Document }[]).map(({ q }) => of(q));
    case "delete":
      return (command["deletes"] as { q: Document }[]).map(({ q }) => of(q));
    case "aggregate":
      return [of((command["pipeline"] as Document[])[0]?.["$match"])];
    default:
      return [];
  }
};

const isScan = async (db: Db, { collection, filter, sort }: Query) => {
  const find = { find: collection, filter, ...(sort && { sort }) };
  const plan = JSON.stringify(await db.command({ explain: find, verbosity: "queryPlanner" }));
  return plan.includes("COLLSCAN") || plan.includes('"SORT"');
};

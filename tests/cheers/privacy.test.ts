import { provePrivacyTable } from "#tests/support/privacy-table.ts";
import { startCheers } from "./stage.ts";

type Stage = Awaited<ReturnType<typeof startCheers>>;

const WORD = "CH11";

const giverLeaves = async ({ askAs }: Stage) => {
  await (
    await askAs("another")
  )("DELETE", "/api/me", { leave: "everything" });
};

const mutes = async ({ askAs, people }: Stage) =>
  (await askAs("member"))("PUT", `/api/me/mutes/${people.another.id}`);

/** What each row means: how the cheer is given, what happens then, and what a viewer looks for. */
const cases: Readonly<
  Record<
    string,
    {
      readonly quiet?: true;
      readonly after?: (stage: Stage) => Promise<unknown>;
      readonly finds?: "name";
    }
  >
> = {
  "its word": {},
  "who gave it, by name": { finds: "name" },
  "who gave it, quietly": { quiet: true, finds: "name" },
  "its word, the record taken back": {
    after: ({ site, people }) =>
      site.reflections.unshare(
        { memberId: people.member.id, cadence: "monthly", period: "2026-11" },
        "undo",
      ),
  },
  "its word, its giver having left": { after: giverLeaves },
  "who gave it, its giver having left": { after: giverLeaves, finds: "name" },
  "its word, its giver muted": { after: (stage) => mutes(stage) },
  "its quiet word, its giver muted": { quiet: true, after: (stage) => mutes(stage) },
  "its word, once undone": { after: ({ takeBack }) => takeBack("another", WORD) },
};

const viewers = {
  giver: "another",
  receiver: "member",
  companion: "cohost",
  organizer: "organizer",
  elsewhere: "other",
} as const;

provePrivacyTable("of a cheer", {
  cases,
  viewers,
  async happens({ quiet = false, after, finds }) {
    const stage = await startCheers();
    await stage.cheer("another", WORD, quiet);
    await after?.(stage);
    return async (who) => {
      const ask = await stage.askAs(who);
      const get = async (path: string) => (await ask("GET", path)).json() as Promise<unknown>;
      const seen = [
        ...cheersOf(await get(`${stage.path}/feed`)),
        ...cheersOf(await get("/api/me/cheers")),
        ...cheersOf(await get("/api/me/cheers/waiting")),
      ].filter(({ word }) => word === WORD);
      // Of one's own word everybody knows whose it is.
      const isNamed =
        who === "another" || seen.some(({ from }) => JSON.stringify(from)?.includes("Nao"));
      return seen.length > 0 && (finds === undefined || isNamed);
    };
  },
});

type Found = { readonly word: string; readonly from?: unknown };

/** Everything in it that is a cheer, wherever it stands. */
function cheersOf(value: unknown): Found[] {
  if (Array.isArray(value)) return value.flatMap(cheersOf);
  if (typeof value !== "object" || value === null) return [];
  if ("word" in value) return [value as Found];
  return Object.values(value).flatMap(cheersOf);
}

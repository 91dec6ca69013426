import { provePrivacyTable } from "#tests/support/privacy-table.ts";
import { givenIn, startStrengths, type Who } from "./stage.ts";

type Stage = Awaited<ReturnType<typeof startStrengths>>;

const SCENE = "だれも見ていない場面";

/** What each row means: what happens to the note, and what a viewer looks for. */
const cases: Readonly<
  Record<
    string,
    {
      readonly after?: (stage: Stage, id: string) => Promise<unknown>;
      readonly finds?: RegExp;
    }
  >
> = {
  "its name and its scene": {},
  "who named it": { finds: /Nao/ },
  "whether it was a surprise": {
    after: ({ answer }, id) => answer("member", id, { echo: "surprising" }),
    finds: /surprising/,
  },
  "that it was put aside": {
    after: ({ answer }, id) => answer("member", id, { as: "declined" }),
    finds: /declined/,
  },
  "its name and its scene, the record taken back": {
    after: ({ site, keyOf }) => site.reflections.unshare(keyOf("member"), "undo"),
  },
  "its name and its scene, its giver having left": { after: ({ leave }) => leave("another") },
  "who named it, its giver having left": {
    after: ({ leave }) => leave("another"),
    finds: /Nao/,
  },
  "the same, the name left with it": {
    after: ({ leave }) => leave("another", { strengths: "named" }),
    finds: /Nao/,
  },
  "the same, all of theirs withdrawn with it": {
    after: ({ leave }) => leave("another", { strengths: "withdrawn" }),
  },
  "its name and its scene, its giver muted": {
    after: async ({ askAs, people }) =>
      (await askAs("member"))("PUT", `/api/me/mutes/${people.another.id}`),
  },
  "its name and its scene, once withdrawn": {
    after: ({ withdraw }, id) => withdraw("another", id),
  },
};

const viewers = {
  giver: "another",
  receiver: "member",
  companion: "cohost",
  organizer: "organizer",
  elsewhere: "other",
} as const satisfies Record<string, Who>;

provePrivacyTable("of a strength", {
  cases,
  viewers,
  async happens({ after, finds = /./ }, what) {
    const stage = await startStrengths();
    const { id } = await givenIn(await stage.name("another", { scene: SCENE }));
    await after?.(stage, id);
    return async (who) => {
      const ask = await stage.askAs(who);
      const paths = [
        "/api/me/strengths",
        "/api/me/strengths/given",
        "/api/me/strengths/portrait",
        // The file is everything that is theirs, whoever they do not want to meet.
        ...(what.endsWith("muted")
          ? []
          : ["/api/me/takeout?format=json", "/api/me/takeout?format=text"]),
        "/api/inventory/preview?as=circle",
        stage.feedPath,
        stage.at(),
      ];
      const seen = await Promise.all(paths.map(async (path) => (await ask("GET", path)).text()));
      const notes = seen.filter((text) => text.includes(SCENE)).join();
      // Of one's own note everybody knows whose it is.
      const isFound = finds.test(notes) || (who === "another" && finds.source === "Nao");
      return notes !== "" && isFound;
    };
  },
});

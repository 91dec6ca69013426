import { provePrivacyTable } from "#tests/support/privacy-table.ts";
import { frank, startComments, type Stage, type Who } from "./stage.ts";

const WORD = "だれにも知られない言い回し";

/** What each row means: what is written, what happens then, and what a viewer looks for. */
const cases: Readonly<
  Record<
    string,
    {
      readonly isFrank?: true;
      readonly after?: (stage: Stage, id: string) => Promise<unknown>;
      readonly finds?: RegExp;
    }
  >
> = {
  "its words": {},
  "who wrote it": { finds: /Nao/ },
  "frank words, not opened yet": { isFrank: true },
  "frank words, to be read with the organizer": {
    isFrank: true,
    after: ({ reads }, id) => reads("member", id, "together"),
  },
  "frank words, opened": { isFrank: true, after: ({ reads }, id) => reads("member", id, "now") },
  "its words, reported": { after: ({ report }, id) => report("member", id) },
  "that it was reported": {
    after: ({ report }, id) => report("member", id),
    finds: /"report":"open"|"reportedAt":/,
  },
  "its words, the report seen to": {
    async after({ report, settle }, id) {
      await report("member", id);
      await settle("organizer", id, "settled");
    },
  },
  "its words, taken away by the organizer": {
    async after({ report, settle }, id) {
      await report("member", id);
      await settle("organizer", id, "removed");
    },
  },
  "its words, its giver muted": { after: ({ mute }) => mute("member", "another") },
  "its words, the record taken back": {
    after: ({ site, keyOf }) => site.reflections.unshare(keyOf("member"), "undo"),
  },
  "its words, withdrawn": { after: ({ withdraw }, id) => withdraw("another", id) },
  "its words, removed from the record": { after: ({ remove }, id) => remove("member", id) },
  "its words, its giver having left": { after: ({ leave }) => leave("another") },
};

const viewers = {
  giver: "another",
  receiver: "member",
  companion: "cohost",
  organizer: "organizer",
  elsewhere: "other",
} as const satisfies Record<string, Who>;

provePrivacyTable("of a comment", {
  cases,
  viewers,
  async happens({ isFrank, after, finds = /./ }) {
    const stage = await startComments();
    const { id } = await stage.says("another", {
      ...(isFrank ? frank : ({ kind: "praise" } as const)),
      text: WORD,
    });
    await after?.(stage, id);
    return async (who) => {
      const ask = await stage.askAs(who);
      const paths = [
        "/api/me/comments",
        "/api/me/comments/given",
        "/api/me/comments/waiting",
        stage.at(),
        stage.reports,
        stage.feedPath,
      ];
      const seen = await Promise.all(paths.map(async (path) => (await ask("GET", path)).text()));
      const comments = seen.filter((text) => text.includes(WORD)).join();
      // Of one's own words everybody knows whose they are.
      const isFound = finds.test(comments) || (who === "another" && finds.source === "Nao");
      return comments !== "" && isFound;
    };
  },
});

import type { Script } from "#bot/conversation/script.ts";

export const first: Script = {
  id: "first",
  version: 1,
  cadence: "first",
  steps: [
    {
      qid: "O3",
      kind: "short",
      bubble: "O3",
      audience: "circle",
      choices: [
        { id: "example", does: "see" },
        { id: "none", does: "skip" },
      ],
      closes: { says: "O4", skipped: "O4.none" },
      next: "end",
    },
  ],
};

/** The five assets, plus tactics: the sections a chat can file into or review. */
export type Section = "skill" | "experience" | "people" | "money" | "time" | "tactic";

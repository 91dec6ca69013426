import { fromData } from "#bot/line/postback.ts";
import { namesIn } from "#bot/messages/speak.ts";
import type { Tap } from "./say.ts";
import type { Offered } from "./words.ts";
import { normal } from "./words.ts";

type Reply = "yes" | "no" | "none";

const picks = (tap: Tap, ...choices: readonly string[]) =>
  tap["do"] === "pick" && choices.includes(tap["c"] ?? "");

/** What each may stand for, the nearest first: nothing here is final. */
const meanings: Readonly<Record<Reply, readonly ((tap: Tap) => boolean)[]>> = {
  yes: [
    (tap) => tap["do"] === "answer",
    (tap) => tap["do"] === "memo",
    (tap) => picks(tap, "start"),
    (tap) => tap["do"] === "resume",
    (tap) => tap["do"] === "take",
  ],
  no: [
    (tap) => tap["do"] === "no",
    (tap) => picks(tap, "later"),
    (tap) => picks(tap, "skip", "none"),
  ],
  none: [(tap) => picks(tap, "skip", "none")],
};

/** A plain yes, no or "nothing", as the button of the last turn that it stands for. */
export function meantBy(text: string, offered: readonly Offered[]): Offered | undefined {
  const typed = normal(text);
  for (const reply of ["yes", "no", "none"] as const) {
    const isSaid = (["ja", "en"] as const).some((locale) =>
      namesIn(locale).replies[reply].some((each) => normal(each) === typed),
    );
    if (!isSaid) continue;
    for (const means of meanings[reply]) {
      const found = offered.find(({ data }) => means(fromData(data)));
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

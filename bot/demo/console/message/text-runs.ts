import type { messagingApi } from "@line/bot-sdk";

export type Run =
  | { readonly kind: "text" | "link" | "mention"; readonly text: string }
  | { readonly kind: "emoji" };

type Written =
  | messagingApi.TextMessage
  | messagingApi.TextMessageV2
  | { readonly type: "text"; readonly text: string };

const LINK = /https?:\/\/[^\s<>"'」）)。、]+/g;
const PLACEHOLDER = /\{\{|\}\}|\{(\w{1,20})\}/g;

/** A text as LINE shows it: emoji and mentions put in, links found, braces of textV2 unescaped. */
export function textRuns(message: Written, nameOf: (userId: string) => string): readonly Run[] {
  const pieces = message.type === "textV2" ? substituted(message, nameOf) : withEmoji(message);
  return joined(pieces).flatMap((piece) => (piece.kind === "text" ? linked(piece.text) : [piece]));
}

function substituted(message: messagingApi.TextMessageV2, nameOf: (userId: string) => string) {
  const runs: Run[] = [];
  let from = 0;
  for (const match of message.text.matchAll(PLACEHOLDER)) {
    runs.push({ kind: "text", text: message.text.slice(from, match.index) });
    runs.push(replacement(match, message.substitution ?? {}, nameOf));
    from = match.index + match[0].length;
  }
  return [...runs, { kind: "text", text: message.text.slice(from) } as const];
}

function replacement(
  match: RegExpExecArray,
  substitution: Readonly<Record<string, messagingApi.SubstitutionObject>>,
  nameOf: (userId: string) => string,
): Run {
  const [whole, key] = match;
  if (key === undefined) return { kind: "text", text: whole.slice(0, 1) };
  const object = Object.hasOwn(substitution, key) ? substitution[key] : undefined;
  if (object?.type === "emoji") return { kind: "emoji" };
  if (object?.type !== "mention") return { kind: "text", text: whole };
  const target = object.mentionee;
  return { kind: "mention", text: `@${target.type === "user" ? nameOf(target.userId) : "All"}` };
}

// LINE puts an emoji where the text has a "$" at the index given.
function withEmoji(message: { readonly text: string; readonly emojis?: messagingApi.Emoji[] }) {
  const runs: Run[] = [];
  let from = 0;
  const marks = (message.emojis ?? []).map(({ index = -1 }) => index);
  for (const index of marks.toSorted((a, b) => a - b)) {
    if (index < from || message.text[index] !== "$") continue;
    runs.push({ kind: "text", text: message.text.slice(from, index) }, { kind: "emoji" });
    from = index + 1;
  }
  return [...runs, { kind: "text", text: message.text.slice(from) } as const];
}

function joined(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (run.kind === "text" && last?.kind === "text") {
      whole[whole.length - 1] = { kind: "text", text: last.text + run.text };
    } else whole.push(run);
  }
  return whole.filter((run) => run.kind === "emoji" || run.text !== "");
}

function linked(text: string): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    runs.push({ kind: "text", text: text.slice(from, match.index) });
    runs.push({ kind: "link", text: match[0] });
    from = match.index + match[0].length;
  }
  return joined([...runs, { kind: "text", text: text.slice(from) }]);
}

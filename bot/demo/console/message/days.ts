import type { ChatMessage } from "#bot/demo/console-api.ts";
import { dayOf } from "#bot/demo/console/clock.ts";

type Day = { readonly day: string; readonly at: Date; readonly messages: readonly Placed[] };

/** `follows`: the same sender wrote the message before, within a few minutes. */
type Placed = { readonly message: ChatMessage; readonly follows: boolean };

const TOGETHER_MS = 5 * 60_000;

export function daysOf(messages: readonly ChatMessage[], zone?: string): readonly Day[] {
  const days: { day: string; at: Date; messages: Placed[] }[] = [];
  let before: ChatMessage | undefined;
  for (const message of messages) {
    const at = new Date(message.at);
    const day = dayOf(at, zone);
    let last = days.at(-1);
    if (last?.day !== day) days.push((last = { day, at, messages: [] }));
    const follows = last.messages.length > 0 && before !== undefined && together(before, message);
    last.messages.push({ message, follows });
    before = message;
  }
  return days;
}

function together(before: ChatMessage, next: ChatMessage) {
  if (before.from !== next.from || before.system || before.unsent) return false;
  return Date.parse(next.at) - Date.parse(before.at) < TOGETHER_MS;
}

import type { ConsoleState } from "#bot/demo/console-api.ts";
import { chatsOf } from "./live.ts";

/** The newest message each person has in each chat, own ones aside; keys join person and chat. */
export function newestSeenBy(state: ConsoleState): ReadonlyMap<string, string> {
  const newest = new Map<string, string>();
  for (const { userId } of state.people) {
    for (const chat of chatsOf(state, userId)) {
      const message = chat.messages.findLast(({ from, system }) => from !== userId && !system);
      if (message !== undefined) newest.set(seat(userId, chat.id), message.id);
    }
  }
  return newest;
}

export const seat = (person: string, chat: string) => `${person} ${chat}`;

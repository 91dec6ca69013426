import type { ConsoleChange } from "#bot/demo/console-api.ts";
import type { Touched } from "./core.ts";
import type { Surroundings } from "./views.ts";
import { controlsOf, peopleOf, talkToChat } from "./views.ts";

/** Tells listeners what changed, once a turn of the event loop however often it was touched. */
export const createChanges = (around: Surroundings) => {
  const listeners = new Set<(change: ConsoleChange) => void>();
  const chats = new Set<string>();
  const parts = new Set<"people" | "controls">();
  let scheduled = false;

  const flush = (): void => {
    scheduled = false;
    const changes = [
      ...[...parts].map((part) => partToChange(around, part)),
      ...[...chats].map((id) => chatToChange(around, id)),
    ];
    parts.clear();
    chats.clear();
    for (const change of changes) for (const listener of listeners) listener(change);
  };

  around.core.watch((touched: Touched) => {
    if (listeners.size === 0) return;
    if (typeof touched === "string") parts.add(touched);
    else chats.add(touched.chat);
    if (scheduled) return;
    scheduled = true;
    setImmediate(flush);
  });

  return {
    subscribe: (listener: (change: ConsoleChange) => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};

const partToChange = (around: Surroundings, part: "people" | "controls"): ConsoleChange =>
  part === "people"
    ? { type: "people", people: peopleOf(around.core) }
    : { type: "controls", controls: controlsOf(around) };

const chatToChange = ({ core }: Surroundings, id: string): ConsoleChange => ({
  type: "chat",
  chat: talkToChat(core.talk(id)),
});

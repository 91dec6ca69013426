import { GripVertical } from "lucide-preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useHistoryWords } from "#liff/text/history.ts";
import { useGuide } from "#liff/text/inventory.ts";
import type { ItemSection } from "#shared/inventory.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { moved } from "./drag.ts";
import { ItemCard, nameOf } from "./item-card.tsx";
import type { Outbox } from "./outbox.ts";
import { useDrag } from "./use-drag.ts";

type Props = {
  readonly section: ItemSection;
  readonly items: readonly ItemView[];
  /** The one just made: it stands open. */
  readonly added: string | null;
  readonly outbox: Outbox;
  readonly onPutAway: (item: ItemView) => void;
};

/** The items in the member's own order, moved by buttons or by hand. */
export function ItemList({ section, items, added, outbox, onPutAway }: Props) {
  const { tell, titleOf } = useGuide();
  const { told } = useHistoryWords();
  const list = useRef<HTMLUListElement>(null);
  const [said, setSaid] = useState("");
  const lastMove = useRef<{ readonly id: string; readonly by: "up" | "down" } | null>(null);

  const put = (from: number, to: number) => {
    const item = items[from];
    if (item === undefined || to < 0 || to >= items.length) return;
    const ids = moved(items, from, to).map(({ id }) => id);
    outbox.push({ do: "order", section, ids });
    setSaid(told("moved", { name: nameOf(section, item) || tell("unnamed"), n: to + 1 }));
  };
  const drag = useDrag(list, put);
  const move = (id: string, by: -1 | 1) => {
    const at = items.findIndex((item) => item.id === id);
    lastMove.current = { id, by: by < 0 ? "up" : "down" };
    put(at, at + by);
  };
  // A card that is not drawn again still does what holds now.
  const acts = useRef({ move, onPutAway });
  acts.current = { move, onPutAway };

  // A moved element loses the keyboard's place; the same button goes on, or the other at the end.
  useLayoutEffect(() => {
    const { current } = lastMove;
    lastMove.current = null;
    if (current === null) return;
    const item = items.findIndex(({ id }) => id === current.id);
    const card = list.current?.children[item];
    const buttons = [current.by, current.by === "up" ? "down" : "up"].map((by) =>
      card?.querySelector<HTMLButtonElement>(`button[data-move="${by}"]:not(:disabled)`),
    );
    buttons.find((button) => button !== null && button !== undefined)?.focus();
  });

  if (items.length === 0) return null;
  return (
    <>
      <p class="unseen" role="status">
        {said}
      </p>
      <ul
        ref={list}
        class={items.length > 1 ? "items movable" : "items"}
        aria-label={titleOf(section)}
      >
        {items.map((item, at) => {
          const offset = drag.offsetOf(at);
          return (
            <li
              key={item.id}
              class={drag.heldAt === at ? "card held" : "card"}
              style={offset === 0 ? {} : { transform: `translateY(${offset}px)` }}
            >
              {items.length > 1 && (
                <span
                  class="grip"
                  title={told("grip", { name: nameOf(section, item) })}
                  {...drag.gripOf(at)}
                >
                  <GripVertical size={18} aria-hidden="true" />
                </span>
              )}
              <ItemCard
                section={section}
                item={item}
                isNew={item.id === added}
                isFirst={at === 0}
                isLast={at === items.length - 1}
                outbox={outbox}
                onMove={(by) => acts.current.move(item.id, by)}
                onPutAway={() => acts.current.onPutAway(item)}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

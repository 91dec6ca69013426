import { ArrowDown, ArrowUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { PersonCard } from "#liff/circle/person-card.tsx";
import { usePacketWords } from "#liff/text/packet.ts";
import type { PacketAct, PacketCard } from "#shared/packet.ts";
import { CardWords } from "./card-words.tsx";

type Props = {
  readonly cards: readonly PacketCard[];
  readonly act: (wish: PacketAct) => void;
};

/** Everybody whose turn it can be, to be put into another order or passed over. */
export function TurnList({ cards, act }: Props) {
  const { tell } = usePacketWords();
  const [told, setTold] = useState("");
  const nameOf = ({ name }: PacketCard) => name ?? tell("nameless");
  const move = (from: number, to: number) => {
    const ids = cards.map(({ id }) => id);
    const [moved] = ids.splice(from, 1);
    const card = cards[from];
    if (moved === undefined || card === undefined) return;
    act({ do: "arrange", order: ids.toSpliced(to, 0, moved) });
    setTold(tell("moved", { name: nameOf(card), n: to + 1 }));
  };
  return (
    <>
      <ol class="card packet-turns">
        {cards.map((card, index) => (
          <li key={card.id} class={card.isSkipped ? "skipped" : undefined}>
            <PersonCard
              {...card}
              introduction={null}
              tag={card.rsvp === "undecided" ? tell("undecided") : null}
            />
            <details>
              <summary aria-label={tell("readOf", { name: nameOf(card) })}>{tell("read")}</summary>
              <CardWords card={card} level={3} />
            </details>
            <div class="packet-arrange">
              <button
                type="button"
                class="icon-button"
                aria-label={tell("up", { name: nameOf(card) })}
                disabled={index === 0}
                onClick={() => move(index, index - 1)}
              >
                <ArrowUp size={20} aria-hidden="true" />
              </button>
              <button
                type="button"
                class="icon-button"
                aria-label={tell("down", { name: nameOf(card) })}
                disabled={index === cards.length - 1}
                onClick={() => move(index, index + 1)}
              >
                <ArrowDown size={20} aria-hidden="true" />
              </button>
              <button
                type="button"
                class="chip"
                aria-pressed={card.isSkipped}
                aria-label={tell("skipOf", { name: nameOf(card) })}
                onClick={() => act({ do: "skip", id: card.id, skipped: !card.isSkipped })}
              >
                {tell("skip")}
              </button>
            </div>
          </li>
        ))}
      </ol>
      <p role="status" class="unseen">
        {told}
      </p>
    </>
  );
}

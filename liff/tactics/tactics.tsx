import { ChevronRight, Plus } from "lucide-preact";
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { Drafts } from "#liff/inventory/drafts.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { usePutAway } from "#liff/inventory/put-away.ts";
import { courseOf, isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useMe } from "#liff/me.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import { mostItems } from "#shared/inventory-fields.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { Moment, type Done } from "./moment.tsx";
import { TacticNames, useTacticNames } from "./names.ts";
import { sectionOf, tacticsOf } from "./reading.ts";
import { Resting } from "./resting.tsx";
import { Said } from "./said.tsx";
import { TacticCard, type TacticAct } from "./tactic-card.tsx";

type Props = { readonly all: InventoryView; readonly outbox: Outbox };

/** The tactics of today, those that rest, and the way to those that have graduated. */
export function Tactics({ all, outbox }: Props) {
  const words = useTacticWords();
  const { tell, titleOf } = useGuide();
  const { today } = useMe();
  const [added, setAdded] = useState<string | null>(null);
  const [last, setLast] = useState<{ readonly id: string; readonly done: Done } | null>(null);
  const { leaving, putAway, undo } = usePutAway(outbox);
  const tactics = tacticsOf(all);
  const active = tactics.filter((item) => isCurrent(item) && item.id !== leaving?.id);
  const shown = tactics.filter((item) => isCurrent(item) || item.id === last?.id);
  const resting = tactics.filter(
    (item) => courseOf(item).state === "resting" && item.id !== last?.id,
  );
  const isFull = active.length >= mostItems("tactic");
  const named = (item: ItemView) => nameOf("tactic", item) || tell("unnamed");
  const away = (item: ItemView) => putAway({ section: "tactic", id: item.id, name: named(item) });

  const decide = (item: ItemView, done: Done, text = "") => {
    const place = { section: "tactic", id: item.id } as const;
    if (done === "change") {
      const { audience = "self", rev = 0 } = item.fields.find(({ id }) => id === "I8-1") ?? {};
      outbox.push({ do: "reshape", item: place, on: today });
      outbox.write({ item: place, field: "I8-1" }, { value: text, audience }, rev);
      outbox.flush();
    } else {
      outbox.push({ do: "decide", item: place, as: done, on: today });
    }
    if (item.id === added) setAdded(null);
    setLast({ id: item.id, done });
  };
  const takeBack = (item: ItemView, done: Done) => {
    const place = { section: "tactic", id: item.id } as const;
    if (done === "change") outbox.push({ do: "unshape", item: place });
    else outbox.push({ do: "decide", item: place, as: "takeBack", on: today });
    setLast(null);
  };
  const move = (moved: string, by: -1 | 1) => {
    const ids = active.map(({ id }) => id);
    const at = ids.indexOf(moved);
    ids.splice(at, 1);
    ids.splice(at + by, 0, moved);
    outbox.push({ do: "order", section: "tactic", ids });
  };
  // A card that is not drawn again still does what holds now.
  const acts = useRef({ decide, move, away });
  acts.current = { decide, move, away };
  const add = () => {
    const id = crypto.randomUUID();
    setAdded(id);
    outbox.push({ do: "add", item: { section: "tactic", id } });
  };

  return (
    <TacticNames.Provider value={useTacticNames(all)}>
      <Drafts
        section="tactic"
        drafts={(sectionOf(all, "tactic")?.items ?? []).filter(
          ({ isDraft, id }) => isDraft && id !== leaving?.id,
        )}
        onKeep={({ id }) => outbox.push({ do: "accept", item: { section: "tactic", id } })}
        onPutAway={away}
      />
      {shown.length > 0 && (
        <ul class="items" aria-label={titleOf("tactic")}>
          {shown.map((item) => (
            <li key={item.id} class="card">
              {leaving?.id === item.id ? (
                <Said name={leaving.name} onUndo={undo}>
                  {tell("awayDone", { name: leaving.name })}
                </Said>
              ) : (
                <>
                  {isCurrent(item) && card(item, active.indexOf(item))}
                  {last?.id === item.id && (
                    <Moment
                      key={last.done}
                      item={item}
                      name={named(item)}
                      done={last.done}
                      outbox={outbox}
                      onUndo={() => takeBack(item, last.done)}
                    />
                  )}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {isFull ? (
        <p class="hint">{tell("full")}</p>
      ) : (
        <button type="button" class="button quiet add" onClick={add}>
          <Plus size={20} aria-hidden="true" />
          {tell("addTo", { section: titleOf("tactic") })}
        </button>
      )}
      <Resting items={resting} isFull={isFull} onWake={(item) => decide(item, "wake")} />
      {tactics.some((item) => courseOf(item).state === "graduated") && (
        <Link href="/inventory/tactic/graduated" class="way set-aside">
          <span class="way-words">
            <span class="way-title">{words("graduated")}</span>
          </span>
          <ChevronRight size={20} aria-hidden="true" />
        </Link>
      )}
    </TacticNames.Provider>
  );

  function card(item: ItemView, at: number) {
    return (
      <TacticCard
        item={item}
        all={all}
        outbox={outbox}
        isNew={item.id === added}
        isFirst={at === 0}
        isLast={at === active.length - 1}
        onAct={(act: TacticAct, text) => acts.current.decide(item, act, text)}
        onMove={(by) => acts.current.move(item.id, by)}
        onPutAway={() => acts.current.away(item)}
      />
    );
  }
}

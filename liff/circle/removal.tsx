import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Saved } from "#liff/ui/saved.tsx";
import type { CircleView, PersonView } from "#shared/circle.ts";
import { useCircleChange } from "./use-circle.ts";

type Props = { readonly circle: CircleView; readonly person: PersonView };

/** Taking somebody out cannot be undone by this page, so it says first what it means. */
export function Removal({ circle, person }: Props) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const [isAsking, setAsking] = useState(false);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsking) words.current?.focus();
  }, [isAsking]);
  const name = person.name ?? tell("nameless");
  const removing = useCircleChange(circle.id, (personId: string) => {
    const param = { circle: circle.id, person: personId };
    return api.circles[":circle"].people[":person"].$delete({ param });
  });
  if (!isAsking) {
    return (
      <div class="item-foot">
        <button type="button" class="plain away" onClick={() => setAsking(true)}>
          {tell("run.remove")}
        </button>
      </div>
    );
  }
  return (
    <div class="asking">
      <p ref={words} tabIndex={-1}>
        {tell("run.removeHint", { name })}
      </p>
      <div class="beside">
        <button
          type="button"
          class="button"
          disabled={removing.isPending}
          onClick={() => removing.mutate(person.id)}
        >
          {tell("run.removeDo", { name })}
        </button>
        <button type="button" class="button quiet" onClick={() => setAsking(false)}>
          {tell("run.keep")}
        </button>
      </div>
      <Saved saving={removing} />
    </div>
  );
}

import { useId, useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { longestCircleName, type CircleConflict, type CircleView } from "#shared/circle.ts";
import { useCircleChange } from "./use-circle.ts";

export function NameForm({ circle }: { readonly circle: CircleView }) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const field = useId();
  const { id } = circle;
  const [name, setName] = useState(circle.name);
  // The name as it was read: a page left open must not undo what another one changed.
  const [base, setBase] = useState(circle.name);
  const [theirs, setTheirs] = useState<string | null>(null);
  const saving = useCircleChange(id, (wish: { name: string; base: string }) =>
    api.circles[":circle"].$patch({ param: { circle: id }, json: wish }),
  );
  const save = (event: Event) => {
    event.preventDefault();
    saving.mutate(
      { name: name.trim(), base },
      {
        onSuccess(saved) {
          setBase(saved.name);
          setTheirs(null);
        },
        onError(error) {
          if (!(error instanceof Refused) || error.status !== 409) return;
          const { current } = error.body as CircleConflict;
          setBase(current.name);
          setTheirs(current.name);
        },
      },
    );
  };
  return (
    <form class="card stack" onSubmit={save}>
      <div>
        <label for={field} class="label">
          {tell("run.name")}
        </label>
        <div class="beside">
          <input
            id={field}
            class="line"
            required
            maxLength={longestCircleName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="button quiet" disabled={name.trim() === ""}>
            {tell("run.save")}
          </button>
        </div>
      </div>
      {theirs === null ? (
        <Saved saving={saving} />
      ) : (
        <p role="alert" class="wrong">
          {tell("run.conflict", { name: theirs })}
        </p>
      )}
    </form>
  );
}

import { useId } from "preact/hooks";
import { useSharingWords } from "#liff/text/sharing.ts";
import type { SharingPlace } from "#shared/reflection-form.ts";

type Props = {
  readonly circles: readonly SharingPlace[];
  readonly chosen: readonly string[];
  readonly onChoose: (circles: readonly string[]) => void;
};

/** Which circles shall see it, before it is shown; asked of whoever is in several. */
export function WhereTo({ circles, chosen, onChoose }: Props) {
  const { tell } = useSharingWords();
  const id = useId();
  const toggle = (circle: string) =>
    onChoose(
      chosen.includes(circle) ? chosen.filter((each) => each !== circle) : [...chosen, circle],
    );
  return (
    <fieldset class="where-to" aria-describedby={id}>
      <legend>{tell("where")}</legend>
      <div class="picks">
        {circles.map(({ id: circle, name }) => (
          <label key={circle} class="pick">
            <input
              type="checkbox"
              checked={chosen.includes(circle)}
              onChange={() => toggle(circle)}
            />
            <span dir="auto">{name}</span>
          </label>
        ))}
      </div>
      <p id={id} class="hint" role="status">
        {tell(chosen.length === 0 ? "pickOne" : "whereHint")}
      </p>
    </fieldset>
  );
}

import { useEffect, useRef, useState } from "preact/hooks";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { roomIn, type StrengthDraft } from "./draft.ts";
import { NamePart } from "./name-part.tsx";
import { Part } from "./part.tsx";

/** From so few characters on the room is told. */
const tight = 100;

type Props = {
  readonly draft: StrengthDraft;
  readonly onWrite: (draft: StrengthDraft) => void;
  /** All that is needed is there. */
  readonly onDone: () => void;
  readonly done: string;
};

/** The questions of a note, one below the other: the scene and the name, and more if one likes. */
export function NameForm({ draft, onWrite, onDone, done }: Props) {
  const { tell } = useStrengthWords();
  const [isAsked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const room = roomIn(draft);
  const { scene, name, effect, granted } = draft;
  const wrongs = {
    scene: scene.trim() === "" ? tell("needsScene") : room < 0 ? tell("over", { n: -room }) : null,
    name: name.trim() === "" ? tell("needsName") : null,
  };
  const isRight = wrongs.scene === null && wrongs.name === null;
  const wrongAt = (part: keyof typeof wrongs) =>
    isAsked || (part === "scene" && room < 0) ? wrongs[part] : null;
  useEffect(() => {
    if (!isAsked || isRight) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [isAsked]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (isRight) return onDone();
    setAsked(true);
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const write = (part: Partial<StrengthDraft>) => onWrite({ ...draft, ...part });
  return (
    <form ref={form} class="naming" noValidate onSubmit={submit}>
      <Part
        ask={tell("scene")}
        hint={tell("sceneHint")}
        rows={3}
        value={scene}
        wrong={wrongAt("scene")}
        onWrite={(text) => write({ scene: text })}
      >
        <details class="notes">
          <summary>{tell("example")}</summary>
          <p class="hint">{tell("sceneExample")}</p>
        </details>
      </Part>
      <NamePart value={name} wrong={wrongAt("name")} onWrite={(text) => write({ name: text })} />
      <details class="naming-more" open={effect !== "" || granted !== ""}>
        <summary>{tell("more")}</summary>
        <Part
          ask={tell("effectAsk")}
          hint={tell("optional")}
          rows={2}
          value={effect}
          wrong={null}
          onWrite={(text) => write({ effect: text })}
        />
        <Part
          ask={tell("grantedAsk")}
          hint={tell("optional")}
          rows={2}
          value={granted}
          wrong={null}
          onWrite={(text) => write({ granted: text })}
        />
      </details>
      <p class="hint naming-room" role="status">
        {room >= 0 && room <= tight && tell("left", { n: room })}
      </p>
      <button type="submit" class="button naming-go">
        {done}
      </button>
    </form>
  );
}

import type { ComponentChildren } from "preact";
import { useCircleWords } from "#liff/text/circles.ts";
import { langOf } from "#liff/text/questions.ts";
import type { Looks } from "#shared/circle.ts";
import { Face } from "#liff/ui/face.tsx";

type Props = Looks & {
  readonly introduction: string | null;
  /** Said beside the name. */
  readonly tag?: string | null;
  readonly children?: ComponentChildren;
};

/** Somebody as the others in the circle see them. */
export function PersonCard({ name, face, picture, introduction, tag = null, children }: Props) {
  const { tell } = useCircleWords();
  return (
    <div class="person">
      <div class="person-face">
        <Face name={name} face={face} picture={picture} />
      </div>
      <div class="person-words">
        <p class="person-name">
          <span lang={langOf(name ?? "")}>{name ?? tell("nameless")}</span>
          {tag !== null && <span class="hint">{tag}</span>}
        </p>
        {introduction !== null && <p lang={langOf(introduction)}>{introduction}</p>}
        {children}
      </div>
    </div>
  );
}

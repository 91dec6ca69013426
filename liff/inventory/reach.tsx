import { useGuide } from "#liff/text/inventory.ts";
import { useReach } from "#liff/text/reach.ts";
import { Reach } from "#liff/ui/reach.tsx";
import { audiences, reaches } from "#shared/inventory.ts";
import { specOf, widestOf, type FieldId } from "#shared/inventory-fields.ts";
import type { Audience } from "#shared/reflection.ts";

type Props = {
  readonly field: FieldId;
  readonly audience: Audience;
  readonly onChoose: (audience: Audience) => void;
};

/** Who sees a field, as far as the field allows a choice. */
export function FieldReach({ field, audience, onChoose }: Props) {
  const { tell, labelOf } = useGuide();
  const { words, tell: say, nameOf } = useReach();
  const { share, section } = specOf(field);
  const widest = widestOf(field);
  const isUsuallyShown = widest === "circle" && share !== "self" && audience === "self";
  const hint =
    widest === "self"
      ? tell(section === "people" ? "lockPeople" : "lockRule")
      : widest === "organizer"
        ? tell("lockMoney")
        : say("atOnce");
  return (
    <Reach
      audience={audience}
      allowed={audiences.filter((each) => reaches(widest, each))}
      words={words}
      name={nameOf(labelOf(field), words[audience])}
      legend={say("legend")}
      hint={isUsuallyShown ? `${hint} ${tell("reachFor", { audience: words[share] })}` : hint}
      onChoose={onChoose}
    />
  );
}

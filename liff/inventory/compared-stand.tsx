import { Footprints, GraduationCap, Moon } from "lucide-preact";
import { useHistoryWords } from "#liff/text/history.ts";
import type { ComparedStand, Moment } from "#shared/inventory-compare.ts";
import type { TacticState } from "#shared/tactics.ts";

const turns = {
  active: { Icon: Footprints, word: "toActive" },
  resting: { Icon: Moon, word: "toResting" },
  graduated: { Icon: GraduationCap, word: "toGraduated" },
} as const satisfies Record<TacticState, unknown>;

type Props = {
  readonly stand: ComparedStand | null;
  readonly from: Moment;
  readonly to: Moment;
};

/** That a tactic graduated, came to rest or was taken up again between two moments. */
export function StoodDifferently({ stand, from, to }: Props) {
  const { told, momentOf } = useHistoryWords();
  if (stand === null) return null;
  const { before, after } = stand;
  if (before === null || after === null || before === after) return null;
  const { Icon, word } = turns[after];
  return (
    <div class="compared-field">
      <p class="compared-label">{told("stand")}</p>
      <p class="became changed">
        <Icon size={15} aria-hidden="true" />
        {told(word)}
      </p>
      <dl class="pair">
        <div class="then">
          <dt>{momentOf(from)}</dt>
          <dd>{told(before)}</dd>
        </div>
        <div class="since">
          <dt>{momentOf(to)}</dt>
          <dd>{told(after)}</dd>
        </div>
      </dl>
    </div>
  );
}

/** A line among a tactic's words, where it rested or had graduated. */
export function StandThen({
  stand,
  at,
}: Pick<Props, "stand"> & { readonly at: keyof ComparedStand }) {
  const { told } = useHistoryWords();
  const state = stand?.[at] ?? null;
  if (state === null || state === "active") return null;
  return (
    <div>
      <dt>{told("stand")}</dt>
      <dd>{told(state)}</dd>
    </div>
  );
}

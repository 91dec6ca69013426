import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { ChevronDown } from "lucide-preact";
import { Link, useLocation } from "wouter-preact";
import { ME } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Saved } from "#liff/ui/saved.tsx";
import type { CircleView } from "#shared/circle.ts";
import { circleKey } from "./use-circle.ts";

/** The way out: first what it means, then the button. */
export function Leave({ circle }: { readonly circle: CircleView }) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const leaving = useMutation({
    mutationFn: () => api.circles[":circle"].membership.$delete({ param: { circle: circle.id } }),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: ME });
      go("/settings", { replace: true });
      queries.removeQueries({ queryKey: circleKey(circle.id) });
    },
  });
  const mustStay = circle.isLastOrganizer && !circle.isClosed;
  return (
    <details class="card item">
      <summary>
        {tell("leave.title")}
        <ChevronDown size={18} class="opens" aria-hidden="true" />
      </summary>
      <p class="hint">{tell(mustStay ? "leave.last" : "leave.hint")}</p>
      {!mustStay && (
        <p class="hint">
          {tell("leave.gifts")} <Link href="/strengths/given">{tell("leave.toGifts")}</Link>
        </p>
      )}
      {!mustStay && (
        <button
          type="button"
          class="button quiet"
          disabled={leaving.isPending}
          onClick={() => leaving.mutate()}
        >
          {tell("leave.do", { circle: circle.name })}
        </button>
      )}
      <Saved saving={leaving} />
    </details>
  );
}

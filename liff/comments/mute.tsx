import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";

type Props = { readonly id: string; readonly name: string; readonly isMuted?: boolean };

/** Somebody is not shown any more, to this reader alone; undone with the same tap. */
export function Mute({ id, name, isMuted: wasMuted = false }: Props) {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const muting = useMutation({
    mutationFn: async (isMuted: boolean) => {
      const one = api.own.mutes[":member"];
      await (isMuted
        ? one.$put({ param: { member: id } })
        : one.$delete({ param: { member: id } }));
      return isMuted;
    },
    // Not what is being read: there the way back stands.
    onSuccess: () =>
      Promise.all(
        [["feed"], ["cheers"], ["strengths"]].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
  const isMuted = muting.data ?? wasMuted;
  return (
    <div class="comment-act">
      <p class="hint" role="status">
        {muting.isError ? tell("trouble") : isMuted ? tell("muted", { name }) : tell("muteHint")}
      </p>
      <button
        type="button"
        class="button quiet"
        disabled={muting.isPending}
        onClick={() => muting.mutate(!isMuted)}
      >
        {tell(isMuted ? "unmute" : "mute")}
      </button>
    </div>
  );
}

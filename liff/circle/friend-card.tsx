import { MessageCircle } from "lucide-preact";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";

/** For somebody who came by a link and has not added the bot. */
export function FriendCard() {
  const { tell } = useCircleWords();
  const { isFriend } = useMe();
  const { toAdd } = useSurroundings().phone;
  if (isFriend || toAdd === null) return null;
  return (
    <section class="card friend">
      <h2>{tell("friend.title")}</h2>
      <p class="hint">{tell("friend.hint")}</p>
      <button type="button" class="button to-line" onClick={toAdd}>
        <MessageCircle size={20} aria-hidden="true" />
        {tell("friend.add")}
      </button>
    </section>
  );
}

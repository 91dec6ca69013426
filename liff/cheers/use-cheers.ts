import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { CheerWord, SentCheer } from "#shared/cheers.ts";
import { withWishes } from "./outbox.ts";
import { cheerOutboxOf } from "./outboxes.ts";

/** One's own words on a card, and the way to give and take back; `given` as the server told them. */
export function useCheers(circle: string, post: string, given: readonly SentCheer[]) {
  const { api } = useSurroundings();
  const { id } = useMe();
  const outbox = cheerOutboxOf(api, id, useQueryClient());
  const look = () => ({
    wishes: outbox.wishes().filter((wish) => wish.post === post),
    trouble: outbox.troubleOf(post),
  });
  const [seen, setSeen] = useState(look);
  useEffect(() => {
    const lookAgain = () =>
      setSeen((before) => {
        const now = look();
        const isSame =
          now.trouble === before.trouble &&
          now.wishes.length === before.wishes.length &&
          now.wishes.every((wish, index) => wish === before.wishes[index]);
        return isSame ? before : now;
      });
    lookAgain();
    return outbox.subscribe(lookAgain);
  }, [outbox, post]);
  const sent = withWishes(given, seen.wishes);
  return {
    sent,
    trouble: seen.trouble,
    turn: (word: CheerWord, quiet: boolean) =>
      outbox.wish({
        circle,
        post,
        word,
        quiet,
        isGiven: !sent.some((each) => each.word === word),
      }),
  };
}

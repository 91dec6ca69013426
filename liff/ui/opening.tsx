import { Refused } from "#liff/api.ts";
import { useWords } from "#liff/text/speak.ts";
import { useOnline } from "./use-online.ts";
import { Waiting } from "./waiting.tsx";

type Asked = {
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
};

/** What stands where the content of a page is about to be. */
export function Opening({ asked }: { readonly asked: Asked }) {
  const { say } = useWords();
  const isOnline = useOnline();
  // What was asked for comes by itself once there is a signal again.
  if (!isOnline) return <p class="lead">{say("offline.later")}</p>;
  if (asked.error !== null) {
    // No answer at all says nothing of whose side it was on.
    const hint = asked.error instanceof Refused ? "unavailable.hint" : "offline.hint";
    return (
      <div class="card stacked" role="alert">
        <p>{say(hint)}</p>
        <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
          {say("again")}
        </button>
      </div>
    );
  }
  return <Waiting />;
}

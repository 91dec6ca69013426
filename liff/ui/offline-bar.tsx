import { useWords } from "#liff/text/speak.ts";
import { useOnline } from "./use-online.ts";

export function OfflineBar() {
  const { say } = useWords();
  const isOnline = useOnline();
  return (
    <div role="status" class="offline">
      {!isOnline && <p>{say("app.offline")}</p>}
    </div>
  );
}

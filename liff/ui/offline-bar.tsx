import { useEffect, useState } from "preact/hooks";
import { useWords } from "#liff/text/speak.ts";

export function OfflineBar() {
  const { say } = useWords();
  const [isOnline, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener("online", look);
    window.addEventListener("offline", look);
    return () => {
      window.removeEventListener("online", look);
      window.removeEventListener("offline", look);
    };
  }, []);
  return (
    <div role="status" class="offline">
      {!isOnline && <p>{say("app.offline")}</p>}
    </div>
  );
}

import { useEffect, useRef } from "preact/hooks";
import { useWords } from "#liff/text/speak.ts";
import type { Draft } from "./draft.ts";
import { useDraftPart } from "./use-draft.ts";

/** One quiet word about the words, and the way to the end; above the keyboard when there is one. */
export function WritingBar({ draft }: { readonly draft: Draft }) {
  const { say } = useWords();
  const safety = useDraftPart(draft, (state) => state.safety);
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const view = window.visualViewport;
    if (view === null) return;
    const lift = () => {
      const covered = window.innerHeight - view.height - view.offsetTop;
      bar.current?.style.setProperty("--covered", `${Math.max(0, Math.round(covered))}px`);
    };
    view.addEventListener("resize", lift);
    view.addEventListener("scroll", lift);
    return () => {
      view.removeEventListener("resize", lift);
      view.removeEventListener("scroll", lift);
    };
  }, []);
  const toEnd = () => {
    const end = document.getElementById("end");
    end?.scrollIntoView({ block: "start" });
    end?.focus({ preventScroll: true });
  };
  return (
    <div ref={bar} class="writing-bar">
      <div>
        <p role="status" class={safety === "refused" ? "saved failed" : "saved"}>
          {safety === "saved" && say("settings.saved")}
          {safety === "refused" && say("form.notAll")}
          {safety === "waiting" && say(navigator.onLine ? "settings.waiting" : "form.waiting")}
        </p>
        <button type="button" class="text-button" onClick={toEnd}>
          {say("form.toEnd")}
        </button>
      </div>
    </div>
  );
}

import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useId, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ME } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Page } from "#liff/ui/page.tsx";
import { Saved } from "#liff/ui/saved.tsx";
import { useWords } from "#liff/text/speak.ts";
import { histories, longestCircleName, type History } from "#shared/circle.ts";

/** An organizer of the community makes another circle. */
export function FoundCircle() {
  const { say } = useWords();
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const id = useId();
  const [name, setName] = useState("");
  const [history, setHistory] = useState<History>("from_joining");
  const founding = useMutation({
    mutationFn: async () =>
      (await api.circles.$post({ json: { name: name.trim(), history } })).json(),
    async onSuccess(circle) {
      await queries.invalidateQueries({ queryKey: ME });
      go(`/circle/${circle.id}`, { replace: true });
    },
  });
  return (
    <Page title={tell("found.title")} back={{ to: "/settings", label: say("settings.title") }}>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          founding.mutate();
        }}
      >
        <div>
          <label for={id} class="label">
            {tell("run.name")}
          </label>
          <input
            id={id}
            class="line"
            required
            maxLength={longestCircleName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <fieldset class="choice">
          <legend class="label">{tell("found.history")}</legend>
          {histories.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="history"
                checked={history === each}
                onChange={() => setHistory(each)}
              />
              {tell(`found.${each}`)}
            </label>
          ))}
        </fieldset>
        <p class="hint">{tell("found.historyHint")}</p>
        <button type="submit" class="button" disabled={name.trim() === "" || founding.isPending}>
          {tell("found.do")}
        </button>
        <Saved saving={founding} />
      </form>
    </Page>
  );
}

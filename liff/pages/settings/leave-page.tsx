import { useMutation, useQuery } from "@tanstack/preact-query";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { forgetOthers } from "#liff/forget-others.ts";
import { useSettingsWords } from "#liff/text/settings.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import { Road } from "#liff/ui/road.tsx";
import { giftsLeft, type GiftsLeft } from "#shared/me.ts";
import type { GivenPage } from "#shared/strengths.ts";
import { SettingsPage } from "./settings-page.tsx";

export function LeavePage() {
  const { tell } = useSettingsWords();
  const { api } = useSurroundings();
  const [gifts, setGifts] = useState<GiftsLeft>("nameless");
  const given = useQuery({
    queryKey: ["strengths", "any-given"],
    queryFn: async (): Promise<GivenPage> =>
      (await api.own.strengths.given.$get({ query: { limit: "1" } })).json(),
  });
  const hasGiven = (given.data?.items.length ?? 0) > 0;
  const leaving = useMutation({
    mutationFn: () =>
      api.own.$delete({ json: { leave: "everything", ...(hasGiven && { strengths: gifts }) } }),
    // Deleting is never tried on its own later: somebody may have changed their mind.
    networkMode: "always",
    retry: false,
    // Nothing of theirs waits on this device either.
    onSuccess: () => forgetOthers(() => window.localStorage, ""),
  });
  if (leaving.isSuccess) return <Goodbye />;
  return (
    <SettingsPage title="leave.title">
      <p class="lead">{tell("leave.thanks")}</p>
      <section class="card stacked">
        <p>{tell("leave.first")}</p>
        <Link href="/settings/takeout" class="button">
          {tell("leave.take")}
        </Link>
      </section>
      <section class="card">
        <h2>{tell("leave.goes")}</h2>
        <ul class="goes">
          <li>{tell("leave.goes1")}</li>
          <li>{tell("leave.goes2")}</li>
          <li>{tell("leave.goes3")}</li>
          <li>{tell("leave.goes4")}</li>
        </ul>
        <p class="hint">{tell("leave.nothing")}</p>
        {hasGiven && (
          <fieldset class="choice">
            <legend class="label">{tell("leave.gifts")}</legend>
            {giftsLeft.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name="gifts"
                  checked={gifts === each}
                  onChange={() => setGifts(each)}
                />
                {tell(`leave.${each}`)}
              </label>
            ))}
          </fieldset>
        )}
        <Farewell
          isBusy={leaving.isPending}
          isFailed={leaving.isError}
          onLeave={() => leaving.mutate()}
        />
      </section>
      <p class="after">
        <Link href="/settings" class="button quiet">
          {tell("leave.stay")}
        </Link>
      </p>
    </SettingsPage>
  );
}

type FarewellProps = {
  readonly isBusy: boolean;
  readonly isFailed: boolean;
  readonly onLeave: () => void;
};

/** The word is typed, so that no slip of a thumb deletes anything. */
function Farewell({ isBusy, isFailed, onLeave }: FarewellProps) {
  const { tell } = useSettingsWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const word = tell("leave.word");
  const isMeant = typed.normalize("NFKC").trim().toLowerCase() === word;
  const leave = (event: Event) => {
    event.preventDefault();
    if (isMeant && !isBusy) onLeave();
  };
  return (
    <form class="stacked farewell" noValidate onSubmit={leave}>
      <label for={id}>{tell("leave.type", { word })}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="none"
        value={typed}
        aria-describedby={`${id}-wrong`}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="button last" disabled={!isMeant || isBusy}>
        {tell("leave.do")}
      </button>
      <p id={`${id}-wrong`} role="alert" class="wrong">
        {isFailed && tell(navigator.onLine ? "leave.failed" : "leave.offline")}
      </p>
    </form>
  );
}

function Goodbye() {
  const { tell } = useSettingsWords();
  const { phone } = useSurroundings();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main class="page threshold">
      <Road />
      <h1 ref={heading} tabIndex={-1}>
        {tell("bye.title")}
      </h1>
      <p class="lead">{tell("bye.lead")}</p>
      <div class="actions">
        <ChatButton phone={phone} label={tell("bye.chat")} />
      </div>
    </main>
  );
}

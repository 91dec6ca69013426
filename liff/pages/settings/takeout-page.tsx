import { useMutation, useQuery } from "@tanstack/preact-query";
import { Download, ExternalLink } from "lucide-preact";
import { useState } from "preact/hooks";
import { useSettingsWords } from "#liff/text/settings.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { CopyButton } from "#liff/ui/copy-button.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import type { TakeoutFormat, TakeoutLink } from "#shared/settings.ts";
import { SettingsPage } from "./settings-page.tsx";

const formats = ["text", "markdown", "json"] as const satisfies readonly TakeoutFormat[];

export function TakeoutPage() {
  const { tell } = useSettingsWords();
  const { api } = useSurroundings();
  const [format, setFormat] = useState<TakeoutFormat>("text");
  // Fetched before anybody asks to copy it, and forgotten with the page.
  const asked = useQuery({
    queryKey: ["takeout", format],
    queryFn: async () => (await api.own.takeout.$get({ query: { format } })).text(),
    gcTime: 0,
  });
  const { data } = asked;
  return (
    <SettingsPage title="takeout.title">
      <p class="lead">{tell("takeout.lead")}</p>
      <fieldset class="card choice formats">
        <legend class="unseen">{tell("takeout.form")}</legend>
        {formats.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="format"
              checked={format === each}
              onChange={() => setFormat(each)}
            />
            <span class="row-words">
              <span>{tell(`takeout.${each}`)}</span>
              <span class="hint">{tell(`takeout.${each}Hint`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="stacked after">
        <FileLink key={format} format={format} />
        <CopyButton key={`${format}-copy`} text={data} />
      </div>
      {data === undefined && <Opening asked={asked} />}
      {data !== undefined && (
        <details class="inside">
          <summary>{tell("takeout.read")}</summary>
          <pre tabIndex={0} role="region" aria-label={tell("takeout.read")}>
            {data}
          </pre>
        </details>
      )}
    </SettingsPage>
  );
}

/** Two taps: the link is made first, so that the second one may leave LINE. */
function FileLink({ format }: { readonly format: TakeoutFormat }) {
  const { tell } = useSettingsWords();
  const { api, phone } = useSurroundings();
  const making = useMutation({
    mutationFn: async (): Promise<TakeoutLink> =>
      (await api.own["takeout-links"].$post({ json: { format } })).json(),
  });
  const { outside } = phone;
  const leave = (event: Event, url: string) => {
    if (outside === null) return;
    event.preventDefault();
    outside(url);
  };
  if (making.data === undefined) {
    return (
      <>
        <button
          type="button"
          class="button"
          disabled={making.isPending}
          onClick={() => making.mutate()}
        >
          <Download size={18} aria-hidden="true" />
          {tell("takeout.file")}
        </button>
        <p role="alert" class="wrong">
          {making.isError && tell("trouble")}
        </p>
      </>
    );
  }
  const { url } = making.data;
  return (
    <>
      <a
        class="button"
        href={url}
        target="_blank"
        rel="noreferrer"
        ref={(link) => link?.focus()}
        onClick={(event) => leave(event, url)}
      >
        <ExternalLink size={18} aria-hidden="true" />
        {tell("takeout.open")}
      </a>
      <p class="hint">{tell("takeout.openHint")}</p>
    </>
  );
}

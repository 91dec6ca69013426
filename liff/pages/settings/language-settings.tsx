import { useSaveSettings } from "#liff/me.ts";
import { useWords } from "#liff/text/speak.ts";
import { Section } from "#liff/ui/section.tsx";
import type { Locale } from "#shared/locale.ts";
import type { MeView } from "#shared/me.ts";

/** Each in its own words, for whoever cannot read the other. */
export const languageNames: Readonly<Record<Locale, string>> = { ja: "日本語", en: "English" };

export function LanguageSettings({ me }: { readonly me: MeView }) {
  const { say } = useWords();
  const saving = useSaveSettings();
  return (
    <Section title={say("language.title")} saving={saving} isAlone>
      <fieldset class="choice">
        <legend class="hint">{say("language.hint")}</legend>
        {(["ja", "en"] as const).map((locale) => (
          <label key={locale} lang={locale}>
            <input
              type="radio"
              name="language"
              value={locale}
              checked={me.locale === locale}
              onChange={() => saving.mutate({ locale })}
            />
            {languageNames[locale]}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

import { useSaveSettings } from "#liff/me.ts";
import { useWords } from "#liff/text/speak.ts";
import { Section } from "#liff/ui/section.tsx";
import { Switch } from "#liff/ui/switch.tsx";
import type { MeView } from "#shared/me.ts";

export function NoticeSwitches({ me }: { readonly me: MeView }) {
  const { say } = useWords();
  const saving = useSaveSettings();
  const { weekly, quiet } = me.settings;
  return (
    <Section title={say("notices.title")} saving={saving} isAlone>
      <Switch
        label={say("notices.weekly")}
        hint={say("notices.weeklyHint")}
        isOn={weekly && !quiet}
        onTurn={(on) => saving.mutate({ weekly: on })}
      />
      <Switch
        label={say("notices.quiet")}
        hint={say("notices.quietHint")}
        isOn={quiet}
        onTurn={(on) => saving.mutate({ quiet: on })}
      />
    </Section>
  );
}

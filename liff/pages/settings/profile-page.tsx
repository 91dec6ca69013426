import { useId, useState } from "preact/hooks";
import * as v from "valibot";
import { useMe, useSaveProfile } from "#liff/me.ts";
import { useSettingsWords, type SettingsKey } from "#liff/text/settings.ts";
import { Face } from "#liff/ui/face.tsx";
import { Section } from "#liff/ui/section.tsx";
import type { MeView } from "#shared/me.ts";
import { faces, Nickname } from "#shared/nickname.ts";
import { SettingsPage } from "./settings-page.tsx";

export function ProfilePage() {
  const { tell } = useSettingsWords();
  const me = useMe();
  return (
    <SettingsPage title="profile.title">
      <p class="lead">{tell("profile.shown")}</p>
      <p class="shown-as">
        <Face name={me.name} face={me.face} picture={me.picture} isLarge />
        <span>{me.name ?? tell("profile.nobody")}</span>
      </p>
      <NicknameForm me={me} />
      <FaceChoice me={me} />
    </SettingsPage>
  );
}

function NicknameForm({ me }: { readonly me: MeView }) {
  const { tell } = useSettingsWords();
  const id = useId();
  const saving = useSaveProfile();
  const [typed, setTyped] = useState(me.nickname ?? "");
  const [wrong, setWrong] = useState<SettingsKey | null>(null);
  const save = (event: Event) => {
    event.preventDefault();
    if (typed.trim() === "") {
      setWrong(null);
      return saving.mutate({ nickname: null });
    }
    const read = v.safeParse(Nickname, typed);
    setWrong(read.success ? null : troubleOf(read.issues[0].message));
    if (!read.success) return;
    setTyped(read.output);
    saving.mutate({ nickname: read.output });
  };
  return (
    <Section title={tell("profile.nickname")} saving={saving}>
      <form noValidate onSubmit={save} class="stacked">
        <label for={id} class="hint">
          {me.lineName === null
            ? tell("profile.hintNameless")
            : tell("profile.hint", { name: me.lineName })}
        </label>
        <input
          id={id}
          type="text"
          autocomplete="nickname"
          value={typed}
          placeholder={me.lineName ?? ""}
          aria-invalid={wrong !== null}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <p id={`${id}-wrong`} role="status" class="wrong">
          {wrong !== null && tell(wrong)}
        </p>
        <button type="submit" class="button quiet">
          {tell("profile.save")}
        </button>
      </form>
    </Section>
  );
}

const troubleOf = (message: string): SettingsKey =>
  message === "unreadable" || message === "empty" ? `profile.${message}` : "profile.too_long";

function FaceChoice({ me }: { readonly me: MeView }) {
  const { tell } = useSettingsWords();
  const saving = useSaveProfile();
  const title = tell("profile.face");
  return (
    <Section title={title} saving={saving}>
      <fieldset class="faces">
        <legend class="unseen">{title}</legend>
        {faces.map((face) => (
          <label key={face}>
            <input
              type="radio"
              name="face"
              value={face}
              checked={me.face === face}
              onChange={() => saving.mutate({ face })}
            />
            <Face name={me.name} face={face} picture={me.picture} />
            {tell(`profile.face.${face}`)}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

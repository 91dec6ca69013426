import { ChevronRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { useSettingsWords, type SettingsKey } from "#liff/text/settings.ts";
import { CircleSettings } from "#liff/pages/circle-settings.tsx";
import { Face } from "#liff/ui/face.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { MeView } from "#shared/me.ts";
import { timeText } from "#shared/notices.ts";
import { languageNames } from "./language-settings.tsx";

export function SettingsList() {
  const { tell, locale } = useSettingsWords();
  const me = useMe();
  const { rest, today } = me;
  return (
    <Page title={tell("list.title")}>
      <Group title="list.arrives">
        <Row to="notices" title="list.notices" hint={useNotices(me)} />
        <Row
          to="rest"
          title="list.rest"
          hint={
            rest === null
              ? tell("list.rest.none")
              : tell("list.rest.until", { date: dayText(rest.until, today, locale) })
          }
        />
      </Group>
      <Group title="list.self">
        <Row to="profile" title="list.profile" hint={me.name ?? tell("list.profile.none")}>
          <Face name={me.name} face={me.face} picture={me.picture} />
        </Row>
        <Row to="language" title="list.language" hint={languageNames[me.locale]} />
        <Row to="calendar" title="list.calendar" hint={tell("list.calendar.hint")} />
      </Group>
      <CircleSettings me={me} />
      <Group title="list.records">
        <Row to="takeout" title="list.takeout" hint={tell("list.takeout.hint")} />
        <Row to="stored" title="list.stored" hint={tell("list.stored.hint")} />
        <Row to="transfer" title="list.transfer" hint={tell("list.transfer.hint")} />
        <Row to="muted" title="list.muted" hint={tell("list.muted.hint")} />
      </Group>
      <nav class="card rows">
        <ul>
          <Row to="leave" title="list.leave" />
        </ul>
      </nav>
    </Page>
  );
}

function useNotices({ settings }: MeView): string {
  const { tell, weekday } = useSettingsWords();
  if (settings.quiet) return tell("list.notices.quiet");
  const monthly = timeText(settings.monthlyTime);
  const weekly = `${weekday(settings.weeklyDay)} ${timeText(settings.weeklyTime)}`;
  return settings.weekly
    ? tell("list.notices.both", { weekly, monthly })
    : tell("list.notices.monthly", { monthly });
}

type GroupProps = { readonly title: SettingsKey; readonly children: ComponentChildren };

function Group({ title, children }: GroupProps) {
  const { tell } = useSettingsWords();
  const id = useId();
  return (
    <section class="group" aria-labelledby={id}>
      <h2 id={id} class="group-title">
        {tell(title)}
      </h2>
      <ul class="card rows">{children}</ul>
    </section>
  );
}

type RowProps = {
  readonly to: string;
  readonly title: SettingsKey;
  readonly hint?: string;
  readonly children?: ComponentChildren;
};

function Row({ to, title, hint, children }: RowProps) {
  const { tell } = useSettingsWords();
  return (
    <li>
      <Link href={`/settings/${to}`} class="row">
        <span class="row-words">
          <span class="row-title">{tell(title)}</span>
          {hint !== undefined && <span class="hint">{hint}</span>}
        </span>
        {children}
        <ChevronRight size={20} aria-hidden="true" />
      </Link>
    </li>
  );
}

import type { Channels } from "#bot/line/channels.ts";
import type { Locale } from "#shared/locale.ts";
import type { Changes } from "./changes.ts";
import { wantedLiff } from "./checks/liff.ts";
import { silence } from "./checks/silence.ts";
import { finding, type Finding } from "./finding.ts";
import type { Kept } from "./keep.ts";
import type { Person } from "./terminal.ts";
import { talk } from "./words.ts";

const NEW = "new";

/**
 * Finds the mini-app of this server on the channel, or makes it; whoever is there is asked which.
 * Resolves to what stood in the way.
 */
export const chooseLiff = async (deps: {
  readonly channels: Channels;
  readonly token: string;
  readonly kept: Kept;
  readonly changes: Changes;
  readonly person: Person | null;
  readonly locale: Locale;
}): Promise<Finding | null> => {
  const { channels, token, kept, changes, person, locale } = deps;
  const wish = wantedLiff(kept.values());
  if (wish === null) return null;
  const read = await channels.liffApps(token);
  if (!read.ok) return silence(read);
  const same = read.apps.find((app) => app.url === wish.url);
  const chosen = await choose();
  if (chosen === null) return null;
  if (chosen !== NEW) {
    kept.set("LIFF_ID", chosen);
    return null;
  }
  const made = await channels.addLiffApp(token, wish);
  if (!made.ok) {
    return made.reason === "refused" ? finding("liff_refused", { code: made.code }) : silence(made);
  }
  kept.set("LIFF_ID", made.liffId);
  changes.add("changed_liff_made", { liffId: made.liffId });
  return null;

  async function choose(): Promise<string | null> {
    const name = wish?.name ?? "";
    if (person === null) return same?.liffId ?? NEW;
    if (!read.ok || read.apps.length === 0) {
      return (await person.agrees(talk(locale, "make_liff", { name }))) ? NEW : null;
    }
    const others = read.apps.filter((app) => app !== same);
    const known = (same === undefined ? others : [same, ...others]).map((app) => ({
      value: app.liffId,
      label: `${app.name || app.liffId} → ${app.url}`,
    }));
    const fresh = { value: NEW, label: talk(locale, "new_liff", { name }) };
    return person.choose(talk(locale, "which_liff"), [...known, fresh]);
  }
};

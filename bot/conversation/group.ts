import type { messagingApi } from "@line/bot-sdk";
import { clockIn } from "#bot/calendar.ts";
import { languageOf } from "#bot/groups/language.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { linkCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import type { TalkDeps } from "./turns.ts";

type GroupDeps = Pick<
  TalkDeps,
  "chatLink" | "members" | "organizerUserIds" | "groups" | "page" | "zone"
>;

/** A newcomer is not greeted at night. */
const quietBefore = "08:00";
const quietFrom = "21:30";

/**
 * In a group or room the bot greets once, welcomes who comes in by day and answers only when it is
 * mentioned. What it says is seen by everyone, so its buttons open the 1:1 chat or a page.
 */
export async function groupTurn(
  event: KeptEvent,
  deps: GroupDeps,
): Promise<readonly messagingApi.Message[]> {
  const { groups } = deps;
  const { id, kind } = event.chat;
  if (kind === "user") return [];
  switch (event.type) {
    case "leave":
      await groups.gone(id);
      return [];
    case "join": {
      const locale = await groupLocale(event.userId, deps);
      await groups.arrived(id, kind);
      const hello = textIn(locale, "group.hello");
      const offer = await linkOffer(id, kind, locale, deps);
      if (offer === null) return [{ type: "text", text: hello }];
      return [linkCard(`${hello}\n\n${textIn(locale, "group.link")}`, [offer])];
    }
    case "memberJoined":
      return welcome(id, event.at, await groupLocale(undefined, deps), deps);
    case "message": {
      if (!event.message.mentionsBot) return [];
      // Whoever is called is there, also where the event of the invitation was lost.
      await groups.arrived(id, kind);
      const locale = await groupLocale(event.userId, deps);
      return [await called(id, kind, locale, deps)];
    }
    default:
      return [];
  }
}

async function called(
  id: string,
  kind: "group" | "room",
  locale: Locale,
  deps: GroupDeps,
): Promise<messagingApi.Message> {
  const text = textIn(locale, "SY7");
  const buttons = buttonsIn(locale, "SY7");
  const chat = await deps.chatLink();
  const offer = await linkOffer(id, kind, locale, deps);
  const meetups = offer === null ? deps.page("/meetups") : null;
  const links = [
    ...(chat === null ? [] : [{ label: buttons["open"] ?? "", uri: chat }]),
    ...(meetups === null ? [] : [{ label: buttons["next"] ?? "", uri: meetups }]),
    ...(offer === null ? [] : [offer]),
  ];
  return links.length === 0 ? { type: "text", text } : linkCard(text, links);
}

/** A group without a circle is offered a link; only who runs a circle and is in the group can use it. */
async function linkOffer(
  id: string,
  kind: "group" | "room",
  locale: Locale,
  { groups, page }: GroupDeps,
): Promise<{ readonly label: string; readonly uri: string } | null> {
  if (page("/") === null || (await groups.circleOf(id)) !== null) return null;
  const uri = page(`/group/${await groups.offer(id, kind)}`);
  return uri === null ? null : { label: buttonsIn(locale, "group.link")["link"] ?? "", uri };
}

/** Once a day at most, however many come in. */
async function welcome(
  id: string,
  at: Date,
  locale: Locale,
  { groups, page, zone }: GroupDeps,
): Promise<messagingApi.Message[]> {
  const clock = clockIn(at, zone);
  if (clock < quietBefore || clock >= quietFrom) return [];
  const uri = page("/meetups");
  if (uri === null || (await groups.circleOf(id)) === null) return [];
  if (!(await groups.mayGreet(id))) return [];
  const label = buttonsIn(locale, "group.welcome")["next"] ?? "";
  return [linkCard(textIn(locale, "group.welcome"), [{ label, uri }])];
}

/** Of the member who speaks to the bot; where nobody known does, of the community's organizers. */
const groupLocale = (speaker: string | undefined, { members, organizerUserIds }: GroupDeps) =>
  languageOf([...(speaker === undefined ? [] : [speaker]), ...organizerUserIds], members);

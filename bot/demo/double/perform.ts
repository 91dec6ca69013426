import type { Act } from "#bot/demo/console-api.ts";
import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import type { Groups } from "./groups.ts";
import type { Outbox } from "./outbox.ts";
import type { People } from "./people.ts";
import type { Quota } from "./quota.ts";
import type { SecondThoughts } from "./second-thoughts.ts";
import type { Speech } from "./speech.ts";
import type { Taps } from "./taps.ts";

export type Hands = People &
  Groups &
  Speech &
  SecondThoughts &
  Taps & {
    readonly outbox: Outbox;
    readonly quota: Quota;
    readonly faults: Faults;
    readonly clock: Clock;
  };

/** Does what the console asks; throws with a reason a developer can read. */
export const perform = async (hands: Hands, act: Act): Promise<void> => {
  switch (act.do) {
    case "follow":
    case "block":
    case "unblock":
      return void (await hands[act.do](act.person));
    case "rename":
      return hands.rename(act.person, act.name);
    case "language":
      return hands.setLanguage(act.person, act.language);
    case "say": {
      const { chat, mentionsBot = false } = act;
      return void (await hands.say(act.person, act.text, { chat, mentionsBot }));
    }
    case "sticker": {
      const { packageId, stickerId, chat } = act;
      return void (await hands.sticker(act.person, { packageId, stickerId }, { chat }));
    }
    case "photo":
      return void (await hands.photo(act.person, { chat: act.chat }));
    case "unsend":
      return void (await hands.unsend(act.person, act.messageId, act.chat));
    case "edit":
      return void (await hands.edit(act.person, act.messageId, act.text, { chat: act.chat }));
    case "tap": {
      const { chat, params } = act;
      return void (await hands.tap(act.person, act.action, {
        chat,
        ...(params ? { params } : {}),
      }));
    }
    case "invite-bot":
      return void (await hands.inviteBot(act.chat));
    case "remove-bot":
      return void (await hands.removeBot(act.chat));
    case "join-group":
      return void (await hands.joinGroup(act.person, act.chat));
    case "leave-group":
      return void (await hands.leaveGroup(act.person, act.chat));
    case "clock":
      return hands.clock.add(act.addMs);
    case "reset-clock":
      return hands.clock.reset();
    case "redeliver":
      return redeliver(hands.outbox, act.times);
    case "quota":
      return hands.quota.setLimit(act.limit);
    case "fault":
      return hands.faults.next(act.kind, act.times);
  }
};

/** What went unanswered comes first; when nothing did, the last request comes again. */
const redeliver = async (outbox: Outbox, times: number): Promise<void> => {
  if (outbox.failed().length === 0) return void (await outbox.redeliverLast(times));
  for (let time = 0; time < times && outbox.failed().length > 0; time += 1) {
    await outbox.redeliverFailed("shuffled");
  }
};

import { toLooks } from "#bot/circles/views.ts";
import type { Meetups, MeetupRefusal, Placed } from "#bot/meetups/service.ts";
import type { Members } from "#bot/members/service.ts";
import { postId } from "#bot/feed/rules.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import { stopsOf, type PacketAct, type PacketView } from "#shared/packet.ts";
import * as rules from "./rules.ts";
import type { Packet } from "./rules.ts";
import type { PacketStore } from "./store.ts";

type Answer =
  | { readonly ok: true; readonly view: PacketView }
  | { readonly ok: false; readonly reason: MeetupRefusal };

/**
 * The running order of a meetup (進行表), for those who run it. It is made of the records at every
 * look: what is taken back, or belongs to somebody who left, is gone at once.
 */
export const createPackets = (deps: {
  readonly store: PacketStore;
  readonly meetups: Pick<Meetups, "toRun">;
  readonly reflections: Pick<Reflections, "byIds">;
  readonly members: Pick<Members, "many">;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { store, now, zone } = deps;

  return {
    async look(by: string, id: string): Promise<Answer> {
      const found = await open(by, id);
      if (!found.ok) return found;
      const packet = (await store.find(id)) ?? rules.emptyPacket(found.meetup);
      return { ok: true, view: await view(by, found, packet) };
    },

    async act(by: string, id: string, wish: PacketAct): Promise<Answer> {
      const found = await open(by, id);
      if (!found.ok) return found;
      const { meetup, circle } = found;
      const packet = await store.apply(rules.emptyPacket(meetup), (before) => {
        const turns = rules.turnsOf(meetup, circle, before.order);
        const keptUntil = rules.keptUntil(meetup.to);
        return { ...rules.act(before, wish, turns, now()), keptUntil };
      });
      return { ok: true, view: await view(by, found, packet) };
    },

    /** Whoever leaves a circle is called on in none of its meetups. */
    forget: (memberId: string, circleId: string) => store.forget(memberId, circleId),
    dropOf: (circleId: string) => store.dropOf(circleId),
  };

  async function open(by: string, id: string) {
    const found = await deps.meetups.toRun(by, id);
    if (!found.ok) return found;
    const { cancelledAt, to } = found.meetup;
    if (cancelledAt !== null) return { ok: false, reason: "cancelled" } as const;
    return rules.keptUntil(to) <= now() ? ({ ok: false, reason: "over" } as const) : found;
  }

  async function view(by: string, { meetup, circle }: Placed, packet: Packet): Promise<PacketView> {
    const at = now();
    const turns = rules.turnsOf(meetup, circle, packet.order);
    const listeners = rules.peopleWho(meetup, circle, "listen");
    const months = rules.monthsFor(meetup, zone);
    const ids = turns.flatMap((memberId) =>
      [...months.told, months.before].map((period) =>
        postId({ memberId, cadence: "monthly", period }),
      ),
    );
    const [records, members] = await Promise.all([
      deps.reflections.byIds(ids),
      deps.members.many([...turns, ...listeners]),
    ]);
    const shown = { viewer: { memberId: by, now: at }, circle, months, records };
    const looks = new Map(members.map((member) => [member.id, toLooks(member)]));
    const named = <T extends { readonly id: string }>(each: T) => {
      const found = looks.get(each.id);
      return found === undefined ? [] : [{ ...each, ...found }];
    };
    const cards = rules.cardsOf(meetup, packet, shown);
    const order = {
      cards: cards.flatMap(named).map((card) => ({ ...card, isMine: card.id === by })),
      issues: rules.issuesOf(cards, shown).flatMap(named),
    };
    return {
      meetup: {
        id: meetup.id,
        circle: circle.name,
        theme: meetup.theme,
        from: meetup.from.toISOString(),
        to: meetup.to.toISOString(),
        hasBegun: meetup.from <= at,
      },
      ...order,
      listening: listeners.map((id) => ({ id })).flatMap(named),
      at: rules.standsAt(packet, stopsOf(order)),
      clock: rules.clockAt(packet.clock, at),
    };
  }
};

export type Packets = ReturnType<typeof createPackets>;

import type { AnswerPart, Answers, Cadence } from "#shared/reflection.ts";
import { periodOf } from "#bot/calendar.ts";
import { withoutMessage } from "#bot/reflections/rules.ts";
import { namesVar } from "#bot/messages/speak.ts";
import { usualCircles } from "#bot/sharing/rules.ts";
import type { ReadReflection, Reflection, ReflectionKey } from "#bot/reflections/service.ts";
import { adopt, begin, continueDraft, step } from "./engine.ts";
import { createBackground } from "./background.ts";
import { createLooks } from "./looks.ts";
import { stepName, titleOf } from "./records.ts";
import type { Say } from "./say.ts";
import type { Script } from "./script.ts";
import { stepOf } from "./script.ts";
import type { Session } from "./session.ts";
import type { ConversationState, Tail } from "./state.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import type { Context, Input, Outcome } from "./way.ts";

/** Sessions: begins them, takes inputs through the engine, and does what it decides. */
export const createTalk = (deps: TalkDeps) => {
  const { reflections, inventory } = deps;
  const looks = createLooks(deps);
  const background = createBackground(deps);

  /** The way into a reflection: on with a draft, back to a finished one, or from the start. */
  const open = async (
    visit: Visit,
    cadence: Cadence,
    period: string,
    /** Of a record that is not begun yet; the usual script where nothing is said. */
    scriptId?: string,
  ): Promise<Reply> => {
    const { session } = visit.state;
    const isOpen = session?.period === period && !session.closed;
    if (isOpen) return welcomeBack(visit, session);
    const found = await reflections.find({ memberId: visit.member.id, cadence, period });
    if (found !== null && found.status !== "draft") return finished(visit, found);
    const [script, fresh, context] = await prepare(visit, cadence, period, found, { scriptId });
    if (found !== null && Object.keys(found.answers).some((qid) => stepOf(script, qid)))
      return welcomeBack(visit, continueDraft(script, fresh, context));
    const begun = await settle(visit, script, period, start(), found);
    return background.isNow(cadence, period, visit.at)
      ? begun
      : { ...begun, says: [late(), ...begun.says] };

    function start(): Outcome {
      // What invites to the month of joining counts the days that are left of it.
      const isOver = script.id === "first-month" && !background.isNow(cadence, period, visit.at);
      const at = script.steps[0]?.qid ?? "";
      return isOver
        ? step(script, { ...fresh, at, n: 0, path: [] }, { type: "restart", at: visit.at }, context)
        : begin(script, fresh, context);
    }

    function late(): Say {
      const title = titleOf(cadence, period, visit.member.locale);
      return { key: "reflect.late", vars: { title }, offers: [] };
    }
  };

  /** A finished record opens again at its close, where each answer can be changed. */
  const reopen = async (visit: Visit, cadence: Cadence, period: string): Promise<Reply> => {
    const found = await reflections.find({ memberId: visit.member.id, cadence, period });
    if (found === null) return open(visit, cadence, period);
    const [script, fresh, context] = await prepare(visit, cadence, period, found);
    const closing = script.steps.find(({ kind }) => kind === "close");
    const at = closing?.qid ?? script.steps[0]?.qid ?? "";
    const session = { ...fresh, at, n: 1, path: [], reopened: true };
    const outcome = step(script, session, { type: "resume", at: visit.at }, context);
    return settle(visit, script, period, outcome, found);
  };

  /** Takes an input through the open session. */
  const take = async (visit: Visit, held: Session, input: Input): Promise<Reply> =>
    takeInto(visit, held, input, await recordOf(visit, held));

  /** Words as an answer to the open question; null where its record was closed elsewhere. */
  const takeWords = async (
    visit: Visit,
    held: Session,
    parts: readonly AnswerPart[],
  ): Promise<Reply | null> => {
    const found = await recordOf(visit, held);
    const input: Input = { type: "text", parts, at: visit.at };
    return isOver(visit, held, found) ? null : takeInto(visit, held, input, found);
  };

  /** A week's, month's or quarter's question that is answered in words. */
  const asksForWords = (session: Session): boolean => {
    const script = background.pinned(session);
    const kind = stepOf(script, session.at)?.kind;
    return script.cadence !== "first" && (kind === "short" || kind === "long");
  };

  return {
    open,
    reopen,
    take,
    takeWords,
    recordOf,
    isOver,
    weekFor,
    prepare,
    settle,
    welcomeBack,
    asksForWords,
  };

  function recordOf({ member }: Visit, session: Session): Promise<ReadReflection | null> {
    const { cadence } = background.pinned(session);
    return reflections.find({ memberId: member.id, cadence, period: session.period });
  }

  /** Closed elsewhere meanwhile: what is said now is no answer to it. */
  function isOver({ eventId }: Visit, session: Session, found: ReadReflection | null): boolean {
    if (session.closed || session.reopened || found === null) return false;
    return found.status !== "draft" && !found.eventIds.includes(eventId);
  }

  async function takeInto(
    visit: Visit,
    held: Session,
    input: Input,
    found: ReadReflection | null,
  ): Promise<Reply> {
    if (isOver(visit, held, found)) return welcomeBack(visit, held);
    const script = background.pinned(held);
    const [known, places] = await Promise.all([
      background.contextOf(visit, held, script, found),
      placesFor(visit, script, held),
    ]);
    const context = { ...known, ...places };
    const isPinned = script.version === held.script.version;
    const session = isPinned ? held : adopt(script, held, context);
    return settle(visit, script, held.period, step(script, session, input, context), found);
  }

  /** At the end of a record: the circles it can be shown in. */
  async function placesFor({ member }: Visit, script: Script, { at }: Session) {
    if (stepOf(script, at)?.kind !== "close") return {};
    const open = (await deps.circles.of(member.id)).filter(({ closedAt }) => closedAt === null);
    const ids = open.map(({ id }) => id);
    const usual = usualCircles(ids, member.sharesTo);
    return { circles: open.map(({ id, name }) => ({ id, name, isUsual: usual.includes(id) })) };
  }

  async function weekFor(visit: Visit, parts: readonly AnswerPart[]) {
    const period = periodOf("weekly", visit.at, deps.zone);
    const found = await reflections.find({ memberId: visit.member.id, cadence: "weekly", period });
    if (found !== null && found.status !== "draft") return null;
    const [script, fresh, known] = await prepare(visit, "weekly", period, found);
    const context = { ...known, answers: without(parts, known.answers) };
    return { script, context, session: continueDraft(script, fresh, context), found };
  }

  async function prepare(
    visit: Visit,
    cadence: Cadence,
    period: string,
    found: Reflection | null,
    { scriptId, at = "" }: { readonly scriptId?: string | undefined; readonly at?: string } = {},
  ): Promise<[Script, Omit<Session, "at" | "n" | "path">, Context]> {
    const script = background.scriptFor(visit, cadence, period, found, scriptId);
    const fresh = {
      sid: deps.newId(),
      script: { id: script.id, version: script.version },
      period,
      touchedAt: visit.at,
    };
    const context = await background.contextOf(visit, { period, at }, script, found);
    return [script, fresh, context];
  }

  async function settle(
    visit: Visit,
    script: Script,
    period: string,
    outcome: Outcome,
    found: ReadReflection | null,
  ): Promise<Reply> {
    const { member, at, eventId } = visit;
    const key: ReflectionKey = { memberId: member.id, cadence: script.cadence, period };
    let after: Reflection | null = found;
    if (outcome.changes.length > 0) {
      const pinned = { id: script.id, version: script.version };
      const closing = outcome.changes.find((change) => change.do === "close");
      // Where nothing is shown, nobody needs to know to whom.
      const circles = closing?.status === "shared" ? await deps.circles.openIds(member.id) : [];
      const by = { eventId, script: pinned, circles, at };
      after = await reflections.change(key, by, outcome.changes, found);
      if (closing?.circles !== undefined) await deps.members.sharesTo(member, closing.circles);
    }
    if (outcome.filing !== undefined)
      await inventory.file(member.id, { ...outcome.filing, ...key, eventId, at });
    const looked = await looks.resolve(visit, key, script, outcome.says);
    const says = await counted(member.id, after, looked);
    const { session: _, tail: __, ...rest } = visit.state;
    const tail = tailOf(key, outcome, at);
    const state: ConversationState = {
      ...rest,
      ...(outcome.session !== null && { session: outcome.session }),
      ...(tail !== undefined && { tail }),
    };
    return { state, says: says.map((say) => withPages(withUndo(say, key))) };
  }

  /** How many records there are with this one is asked only where it is said. */
  async function counted(
    memberId: string,
    record: Reflection | null,
    says: readonly Say[],
  ): Promise<readonly Say[]> {
    if (!says.some(({ key }) => namesVar(key, "n"))) return says;
    const isCounted = record !== null && record.status !== "draft";
    const n = String((await reflections.count(memberId)) + (isCounted ? 0 : 1));
    return says.map((say) => (namesVar(say.key, "n") ? { ...say, vars: { ...say.vars, n } } : say));
  }

  function withPages(say: Say): Say {
    if (say.offers === undefined) return say;
    const offers = say.offers.flatMap((offer) => {
      if (offer.page === undefined) return [offer];
      const uri = deps.page(offer.page);
      return uri === null ? [] : [{ ...offer, uri }];
    });
    return { ...say, offers };
  }

  async function welcomeBack(visit: Visit, session: Session): Promise<Reply> {
    const { locale, id: memberId } = visit.member;
    const { period } = session;
    const { cadence } = background.pinned(session);
    const found = await reflections.find({ memberId, cadence, period });
    // Closed on a page meanwhile: there is nothing to go on with.
    if (found && found.status !== "draft") {
      const { session: _, ...state } = visit.state;
      return finished({ ...visit, state }, found);
    }
    const title = background.titleIn(visit, cadence, period);
    const vars = { title, step: stepName(session.at, locale) };
    return {
      state: { ...visit.state, session: { ...session, touchedAt: visit.at } },
      says: [{ key: "SY1", vars }],
    };
  }

  function finished(visit: Visit, found: Reflection): Reply {
    const { cadence, period } = found;
    const title = titleOf(cadence, period, visit.member.locale);
    const at = { cadence, period };
    return {
      state: visit.state,
      says: [
        {
          key: "reflect.done",
          vars: { title },
          offers: [
            { label: { button: "see", of: "reflect.done" }, tap: { do: "read", ...at } },
            { label: { button: "reopen", of: "reflect.done" }, tap: { do: "reopen", ...at } },
            { label: { button: "other", of: "reflect.done" }, tap: { do: "open", at: "choose" } },
          ],
        },
      ],
    };
  }
};

export type Talk = ReturnType<typeof createTalk>;

/** On a second run of the same event these words already stand in the draft. */
export const without = (parts: readonly AnswerPart[], answers: Answers): Answers =>
  parts.reduce(
    (held, { messageId }) => (messageId === undefined ? held : withoutMessage(held, messageId)),
    answers,
  );

/** A record closed by its very answer leaves its end open for a few seconds. */
function tailOf(key: ReflectionKey, outcome: Outcome, at: Date): Tail | undefined {
  const written = outcome.changes.find((change) => change.do === "write");
  const closes = outcome.changes.some((change) => change.do === "close");
  if (!closes || written === undefined || written.audience === "organizer") return undefined;
  const { qid, audience } = written;
  return { cadence: key.cadence, period: key.period, qid, audience, at };
}

/** "Back to only me" names the record it is about. */
function withUndo(say: Say, { cadence, period }: ReflectionKey): Say {
  const isShown = say.key === "close.shared" || say.key === "close.sharedIn";
  if (!isShown || say.offers !== undefined) return say;
  const tap = { do: "unshare", cadence, period };
  return { ...say, offers: [{ label: { button: "undo", of: "close.shared" }, tap }] };
}

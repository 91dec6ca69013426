import { checkArguments } from "#bot/embedded/commands/check.ts";
import type { Call, Sources } from "#bot/embedded/commands/call.ts";
import { sessionId } from "#bot/embedded/commands/diagnostics.ts";
import { COMMANDS } from "#bot/embedded/commands/table.ts";
import { createCursors } from "#bot/embedded/sessions/cursors.ts";
import { createSessions } from "#bot/embedded/sessions/sessions.ts";
import {
  createTransactions,
  noSuchTransaction,
  type Transaction,
} from "#bot/embedded/sessions/transactions.ts";
import { createCatalog } from "#bot/embedded/store/catalog.ts";
import type { Disk } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { asRefusal, Refusal } from "./errors.ts";
import { removeExpired } from "./expiry.ts";

export type Clock = {
  readonly now: () => Date;
  /** Milliseconds that only go forward, for lifetimes of cursors and transactions. */
  readonly monotonic: () => number;
};

export type Engine = ReturnType<typeof createEngine>;

const ALIASES: Readonly<Record<string, string>> = {
  findandmodify: "findAndModify",
  buildinfo: "buildInfo",
  collstats: "collStats",
  dbstats: "dbStats",
  serverstatus: "serverStatus",
};

/** Executes commands on documents in memory; the caller answers once `settle` says so. */
export function createEngine(disk: Disk, { now, monotonic }: Clock) {
  const turns = createTurns(disk);
  const { journal } = turns;
  const transactions = createTransactions(monotonic);
  const catalog = createCatalog(disk, transactions.watch);
  const sessions = createSessions(disk);
  const cursors = createCursors(monotonic);
  const current = new Map<string, Transaction>();

  function execute(body: Doc, sources?: Sources): Doc {
    try {
      return { ...dispatch(body, sources), ok: 1 };
    } catch (error) {
      const { message, code, codeName, extra } = asRefusal(error);
      return { ok: 0, errmsg: message, code, codeName, ...extra };
    }
  }

  function dispatch(body: Doc, sources: Sources | undefined): Doc {
    const asked = Object.keys(body)[0] ?? "";
    const name = ALIASES[asked] ?? asked;
    const session = sessionId(body["lsid"]);
    const number = body["txnNumber"] === undefined ? null : Number(body["txnNumber"]);
    if (name === "commitTransaction" || name === "abortTransaction") {
      return endTransaction(name, session, number);
    }
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new Refusal("CommandNotFound", `no such command: '${asked}'`);
    checkArguments(asked, body, command);
    const db = body["$db"];
    if (typeof db !== "string" || db === "")
      throw new Refusal("InvalidNamespace", "no database named");
    const call: Omit<Call, "transaction"> = {
      name,
      body: name === asked ? body : { [name]: body[asked], ...body },
      sources,
      db,
      catalog,
      journal,
      cursors,
      sessions,
      dropped: transactions.abortTouching,
      now,
    };
    if (body["autocommit"] === false && session !== null && number !== null) {
      if (!command.inTransaction) {
        throw new Refusal(
          "OperationNotSupportedInTransaction",
          `Cannot run '${name}' in a multi-document transaction.`,
        );
      }
      return inTransaction(session, number, body["startTransaction"] === true, (transaction) =>
        command.run({ ...call, transaction }),
      );
    }
    const run = () => journal.part(() => command.run({ ...call, transaction: null }));
    if (session === null || number === null || !command.retryable) return run();
    return sessions.replay(session, number) ?? journal.part(() => applyOnce(session, number, run));
  }

  function applyOnce(session: string, number: number, run: () => Doc): Doc {
    const reply = run();
    sessions.remember(session, number, reply, journal);
    return reply;
  }

  function inTransaction(
    session: string,
    number: number,
    starts: boolean,
    run: (transaction: Transaction) => Doc,
  ): Doc {
    const known = current.get(session);
    if (starts) {
      if (known && known.number >= number) {
        throw new Refusal(
          "TransactionTooOld",
          `Cannot start transaction ${number} on session, a newer one has already started.`,
        );
      }
      known?.abort();
      current.set(session, transactions.begin(session, number));
    }
    const transaction = current.get(session);
    if (transaction?.number !== number || !transaction.isOpen()) throw noSuchTransaction(number);
    try {
      return journal.part(() => run(transaction));
    } catch (error) {
      transaction.abort();
      cursors.killOwnedBy(transaction);
      throw error;
    }
  }

  function endTransaction(name: string, session: string | null, number: number | null): Doc {
    if (session === null || number === null) {
      throw new Refusal("InvalidOptions", `${name} must be run within a session with a txnNumber`);
    }
    const transaction = current.get(session);
    const isCurrent = transaction?.number === number && transaction.isOpen();
    if (name === "abortTransaction") {
      if (!isCurrent) throw noSuchTransaction(number);
      transaction.abort();
      cursors.killOwnedBy(transaction);
      return {};
    }
    // A commit whose reply was lost is sent again, perhaps after a restart.
    if (!isCurrent) {
      const done = sessions.replay(session, number);
      if (done) return done;
      throw noSuchTransaction(number);
    }
    cursors.killOwnedBy(transaction);
    return journal.part(() => {
      transaction.commit(journal);
      sessions.remember(session, number, {}, journal);
      return {};
    });
  }

  function sweep(): void {
    transactions.expire();
    for (const [session, transaction] of current)
      if (!transaction.isOpen()) current.delete(session);
    cursors.killIdle();
    journal.part(() => {
      sessions.forgetOld(journal);
      removeExpired(catalog.all(), now(), journal);
    });
  }

  return {
    execute,
    settle: turns.settle,
    /** What the server does by itself from time to time: expiry, and forgetting. */
    sweep(): void {
      sweep();
      turns.flush();
      disk.truncate();
    },
    close(): void {
      sessions.forgetOld(journal, true);
      turns.flush();
      disk.close();
    },
  };
}

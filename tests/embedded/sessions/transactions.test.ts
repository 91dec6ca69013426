import { expect, test } from "vitest";
import { asRefusal } from "#bot/embedded/errors.ts";
import {
  createTransactions,
  TRANSACTION_LIFETIME_MS,
} from "#bot/embedded/sessions/transactions.ts";
import { createCatalog } from "#bot/embedded/store/catalog.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";

function setUp() {
  let time = 0;
  const transactions = createTransactions(() => time);
  const { journal } = createTurns(openMemory());
  const catalog = createCatalog(openMemory(), transactions.watch);
  const docs = catalog.create("db.docs", journal);
  docs.write(1, { _id: 1, n: 0 }, journal);
  const pass = (ms: number) => {
    time += ms;
    transactions.expire();
  };
  return { transactions, journal, docs, pass };
}

const codeOf = (work: () => void) => {
  try {
    work();
    return null;
  } catch (error) {
    return asRefusal(error).code;
  }
};

test("an abandoned transaction ends after a minute", () => {
  const { transactions, journal, docs, pass } = setUp();
  const transaction = transactions.begin("s", 1);
  transaction.view(docs).write(1, { _id: 1, n: 5 });
  pass(TRANSACTION_LIFETIME_MS);
  expect(transaction.isOpen()).toBe(true);
  pass(1);
  expect(transaction.isOpen()).toBe(false);
  expect(codeOf(() => transaction.commit(journal))).toBe(251);
  expect(docs.docs.get(1)).toEqual({ _id: 1, n: 0 });
});

test("the second of two transactions to commit a write on a document is refused", () => {
  const { transactions, journal, docs } = setUp();
  const [one, two] = [transactions.begin("s", 1), transactions.begin("t", 1)];
  one.view(docs).write(1, { _id: 1, n: 1 });
  two.view(docs).write(1, { _id: 1, n: 2 });
  one.commit(journal);
  expect(codeOf(() => two.commit(journal))).toBe(112);
  expect(docs.docs.get(1)).toEqual({ _id: 1, n: 1 });
});

test("a write outside wins over an open transaction", () => {
  const { transactions, journal, docs } = setUp();
  const transaction = transactions.begin("s", 1);
  transaction.view(docs).write(1, { _id: 1, n: 1 });
  docs.write(1, undefined, journal);
  expect(codeOf(() => transaction.commit(journal))).toBe(112);
  expect(docs.docs.size).toBe(0);
});

test("a key that someone else took meanwhile is a conflict, and nothing is written", () => {
  const { transactions, journal, docs } = setUp();
  const transaction = transactions.begin("s", 1);
  transaction.view(docs).write(2, { _id: "same" });
  transaction.view(docs).write(1, { _id: 1, n: 7 });
  docs.write(3, { _id: "same" }, journal);
  expect(codeOf(() => transaction.commit(journal))).toBe(112);
  expect(docs.docs).toEqual(
    new Map<number, object>([
      [1, { _id: 1, n: 0 }],
      [3, { _id: "same" }],
    ]),
  );
});

test("a dropped collection ends the transactions that used it", () => {
  const { transactions, docs } = setUp();
  const [user, other] = [transactions.begin("s", 1), transactions.begin("t", 1)];
  user.view(docs);
  transactions.abortTouching(docs);
  expect([user.isOpen(), other.isOpen()]).toEqual([false, true]);
});

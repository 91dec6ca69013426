import { expect, test } from "vitest";
import type { Phone } from "#liff/phone/phone.ts";
import { createSession } from "#liff/session.ts";

const phone = (given: Partial<Phone> = {}): Phone => ({
  open: () => Promise.resolve("open"),
  idToken: () => Promise.resolve("token"),
  renew: () => "leaving",
  reopen: () => {},
  settled: () => {},
  language: () => "ja",
  outside: null,
  toChat: null,
  toAdd: null,
  ...given,
});

const answering =
  (status: number, body: unknown = {}) =>
  () =>
    Promise.resolve(Response.json(body, { status }));

test("a token opens the session of whoever holds the phone", async () => {
  const session = createSession({
    phone: phone(),
    fetch: answering(200, { memberId: "m1" }),
  });
  expect(await session.enter()).toBe("in");
  expect(session.memberId()).toBe("m1");
});

test.for([
  [401, "leaving"],
  [403, "stranger"],
  [429, "unavailable"],
  [503, "unavailable"],
] as const)("the answer %i means: %s", async ([status, entry]) => {
  const session = createSession({ phone: phone(), fetch: answering(status) });
  expect(await session.enter()).toBe(entry);
});

test("a refused token that cannot be renewed leaves the person at the door", async () => {
  const stuck = phone({ renew: () => "stuck" });
  expect(await createSession({ phone: stuck, fetch: answering(401) }).enter()).toBe("stuck");
});

test("without a token nothing is asked of the bot", async () => {
  const session = createSession({
    phone: phone({ idToken: () => Promise.resolve(null), renew: () => "stuck" }),
    fetch: () => Promise.reject(new Error("asked")),
  });
  expect(await session.enter()).toBe("stuck");
});

test("no answer at all means offline", async () => {
  const fetch = () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await createSession({ phone: phone(), fetch }).enter()).toBe("offline");
});

test("many who wait for the same session open it once", async () => {
  let asked = 0;
  const fetch = () => {
    asked += 1;
    return answering(200, { memberId: "m1" })();
  };
  const session = createSession({ phone: phone(), fetch });
  await Promise.all([session.enter(), session.enter(), session.enter()]);
  expect(asked).toBe(1);
});

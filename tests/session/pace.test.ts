import fc from "fast-check";
import { expect, test } from "vitest";
import { AppError } from "#bot/errors.ts";
import { createPace } from "#bot/session/pace.ts";

const started = Date.parse("2026-11-23T12:00:00Z");

test("whoever is too fast waits, and then may go on", () => {
  let at = started;
  const go = createPace({ pace: { burst: 3, perSecond: 1 }, clock: () => new Date(at) });
  for (const _ of [1, 2, 3]) go("yuki");
  expect(() => go("yuki")).toThrow("too many");
  at += 3000;
  expect(() => go("yuki")).not.toThrow();
});

test("one person's haste does not slow another", () => {
  const go = createPace({ pace: { burst: 1, perSecond: 1 }, clock: () => new Date(started) });
  go("yuki");
  expect(() => go("yuki")).toThrow("too many");
  expect(() => go("ken")).not.toThrow();
});

test("the one quiet longest is forgotten first", () => {
  const clock = () => new Date(started);
  const go = createPace({ pace: { burst: 1, perSecond: 1 }, clock, most: 2 });
  go("yuki");
  go("ken");
  go("mai");
  expect(() => go("ken")).toThrow("too many");
  expect(() => go("yuki")).not.toThrow();
});

test("whoever waits as long as told may go on", () => {
  const calls = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 60 });
  const paces = fc.record({
    burst: fc.integer({ min: 1, max: 5 }),
    perSecond: fc.constantFrom(0.1, 0.5, 1, 3, 7),
  });
  fc.assert(
    fc.property(paces, calls, (pace, waits) => {
      let at = started;
      const go = createPace({ pace, clock: () => new Date(at) });
      for (const wait of waits) {
        at += wait;
        try {
          go("yuki");
        } catch (error) {
          const seconds = error instanceof AppError ? (error.retryAfter ?? 0) : 0;
          expect(seconds).toBeGreaterThan(0);
          at += seconds * 1000;
          expect(() => go("yuki")).not.toThrow();
        }
      }
    }),
  );
});

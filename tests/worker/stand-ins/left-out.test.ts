import { expect, test } from "vitest";
import { leftOut } from "#bot/worker/stand-ins/left-out.ts";

test("what is left out says its name when it is called, and nothing when it is asked about", () => {
  const ChangeStream = leftOut("ChangeStream") as unknown as new () => object;
  expect(() => new ChangeStream()).toThrow("the Worker is built without ChangeStream");
  expect({} instanceof ChangeStream).toBe(false);
});

import { expect, test } from "vitest";
import { startDouble } from "#tests/demo/double/setup.ts";

const batch = "/v2/bot/richmenu/batch";
const progress = (id: string) => `/v2/bot/richmenu/progress/batch?requestId=${id}`;

test("a finished batch can be asked about by its request id", async () => {
  const { call } = startDouble();
  const accepted = await call("POST", batch, { operations: [{ type: "unlinkAll" }] });
  expect(accepted.status).toBe(202);
  const id = accepted.headers.get("x-line-request-id") ?? "";
  expect(await (await call("GET", progress(id))).json()).toMatchObject({ phase: "succeeded" });
  expect((await call("GET", progress("unknown"))).status).toBe(404);
});

test("a batch that names a menu twice, or one that is not there, is refused", async () => {
  const { call } = startDouble();
  const unlink = { type: "unlink", from: "richmenu-0" };
  const answers = [
    await call("POST", batch, { operations: [unlink, unlink] }),
    await call("POST", batch, { operations: [unlink, { type: "unlinkAll" }] }),
    await call("POST", batch, { operations: [unlink] }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 404]);
});

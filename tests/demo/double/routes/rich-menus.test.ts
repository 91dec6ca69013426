import { setImmediate } from "node:timers/promises";
import { crc32, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { CHANNEL_ACCESS_TOKEN, startDouble } from "#tests/demo/double/setup.ts";

const MENU = {
  size: { width: 2500, height: 843 },
  selected: true,
  name: "menu-ja",
  chatBarText: "メニュー",
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1250, height: 843 },
      action: { type: "postback", label: "振り返る", data: "a" },
    },
    {
      bounds: { x: 1250, y: 0, width: 1250, height: 843 },
      action: { type: "richmenuswitch", richMenuAliasId: "more", data: "b" },
    },
  ],
};

const chunk = (type: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
};

const png = (width: number, height: number, extra = 0): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(height * (width + 1)));
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("IDAT", rows),
    chunk("tEXt", Buffer.alloc(extra)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

const startMenus = () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const create = async (menu: object = MENU): Promise<string> => {
    const answer = await double.call("POST", "/v2/bot/richmenu", menu);
    return ((await answer.json()) as { richMenuId: string }).richMenuId;
  };
  const upload = (id: string, image: Buffer, type = "image/png") =>
    double.line.app.request(`/v2/bot/richmenu/${id}/content`, {
      method: "POST",
      headers: { authorization: `Bearer ${CHANNEL_ACCESS_TOKEN}`, "content-type": type },
      body: Uint8Array.from(image),
    });
  const createWithImage = async (): Promise<string> => {
    const id = await create();
    await upload(id, png(2500, 843));
    return id;
  };
  return { ...double, yuki, create, upload, createWithImage };
};

test("a menu is told back as it was made, until it is deleted", async () => {
  const { call, create } = startMenus();
  const richMenuId = await create();
  expect(richMenuId).toMatch(/^richmenu-[0-9a-f]{32}$/);
  expect(await (await call("GET", `/v2/bot/richmenu/${richMenuId}`)).json()).toEqual({
    richMenuId,
    ...MENU,
  });
  const list = await call("GET", "/v2/bot/richmenu/list");
  expect(await list.json()).toEqual({ richmenus: [{ richMenuId, ...MENU }] });
  expect((await call("DELETE", `/v2/bot/richmenu/${richMenuId}`)).status).toBe(200);
  expect((await call("GET", `/v2/bot/richmenu/${richMenuId}`)).status).toBe(404);
});

test("validating makes no menu", async () => {
  const { call } = startMenus();
  expect((await call("POST", "/v2/bot/richmenu/validate", MENU)).status).toBe(200);
  const wide = { ...MENU, size: { width: 2501, height: 843 } };
  expect((await call("POST", "/v2/bot/richmenu/validate", wide)).status).toBe(400);
  expect(await (await call("GET", "/v2/bot/richmenu/list")).json()).toEqual({ richmenus: [] });
});

test("an image is uploaded once and served to the console", async () => {
  const { line, create, upload } = startMenus();
  const richMenuId = await create();
  expect(line.state().richMenus).toEqual([]);
  expect((await upload(richMenuId, png(2500, 843))).status).toBe(200);
  expect((await upload(richMenuId, png(2500, 843))).status).toBe(400);
  const [menu] = line.state().richMenus;
  const image = await line.app.request(menu?.imageUrl ?? "");
  expect(image.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await image.arrayBuffer())).toEqual(png(2500, 843));
});

test("an image of another size, kind or above 1 MB is refused", async () => {
  const { create, upload } = startMenus();
  const id = await create();
  expect((await upload(id, png(2500, 844))).status).toBe(400);
  expect((await upload(id, png(2500, 843), "image/jpeg")).status).toBe(400);
  expect((await upload(id, Buffer.from("<svg/>"), "image/svg+xml")).status).toBe(400);
  expect((await upload(id, png(2500, 843, 1024 * 1024))).status).toBe(400);
  expect((await upload("richmenu-none", png(2500, 843))).status).toBe(404);
  expect((await upload(id, png(2500, 843))).status).toBe(200);
});

test("a menu is shown only after it has an image", async () => {
  const { line, call, yuki, create, upload } = startMenus();
  const id = await create();
  const refused = await call("POST", `/v2/bot/user/all/richmenu/${id}`);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    message: "must upload richmenu image before applying it to user",
  });
  expect((await call("POST", `/v2/bot/user/${yuki}/richmenu/${id}`)).status).toBe(400);
  await upload(id, png(2500, 843));
  expect((await call("POST", `/v2/bot/user/all/richmenu/${id}`)).status).toBe(200);
  expect(line.state().defaultRichMenuId).toBe(id);
});

test("the console hears of a menu's image, its owners and the default", async () => {
  const { line, call, yuki, create, upload } = startMenus();
  const id = await create();
  const heard: string[] = [];
  line.subscribe(({ type }) => heard.push(type));
  const hears = async (act: Promise<Response> | Response): Promise<string[]> => {
    await act;
    await setImmediate();
    return heard.splice(0);
  };
  expect(await hears(upload(id, png(2500, 843)))).toEqual(["controls"]);
  expect(await hears(call("POST", `/v2/bot/user/all/richmenu/${id}`))).toEqual(["controls"]);
  expect(await hears(call("POST", `/v2/bot/user/${yuki}/richmenu/${id}`))).toEqual(["people"]);
  expect(await hears(call("DELETE", `/v2/bot/user/${yuki}/richmenu`))).toEqual(["people"]);
  expect(await hears(call("DELETE", "/v2/bot/user/all/richmenu"))).toEqual(["controls"]);
  expect((await hears(call("DELETE", `/v2/bot/richmenu/${id}`))).toSorted()).toEqual([
    "controls",
    "people",
  ]);
});

test("a person's own menu stands beside the default", async () => {
  const { line, call, yuki, createWithImage } = startMenus();
  const [common, own] = [await createWithImage(), await createWithImage()];
  await call("POST", `/v2/bot/user/all/richmenu/${common}`);
  await call("POST", `/v2/bot/user/${yuki}/richmenu/${own}`);
  expect(line.state().people[0]?.richMenuId).toBe(own);
  const mine = `/v2/bot/user/${yuki}/richmenu`;
  expect(await (await call("GET", mine)).json()).toEqual({ richMenuId: own });
  await call("DELETE", mine);
  expect((await call("GET", mine)).status).toBe(404);
  expect(line.state().defaultRichMenuId).toBe(common);
});

test("a deleted menu disappears from everyone", async () => {
  const { line, call, yuki, createWithImage } = startMenus();
  const id = await createWithImage();
  await call("POST", `/v2/bot/user/all/richmenu/${id}`);
  await call("POST", `/v2/bot/user/${yuki}/richmenu/${id}`);
  await call("DELETE", `/v2/bot/richmenu/${id}`);
  expect(line.state()).toMatchObject({
    defaultRichMenuId: null,
    richMenus: [],
    people: [{ richMenuId: null }],
  });
  expect((await call("GET", "/v2/bot/user/all/richmenu")).status).toBe(404);
});

test("many people are given a menu at once", async () => {
  const { line, call, yuki, createWithImage } = startMenus();
  const richMenuId = await createWithImage();
  const body = { richMenuId, userIds: [yuki] };
  expect((await call("POST", "/v2/bot/richmenu/bulk/link", body)).status).toBe(202);
  expect(line.state().people[0]?.richMenuId).toBe(richMenuId);
  await call("POST", "/v2/bot/richmenu/bulk/unlink", { userIds: [yuki] });
  expect(line.state().people[0]?.richMenuId).toBeNull();
});

test("an alias switches a person's menu by a tap", async () => {
  const { line, call, bodies, yuki, createWithImage } = startMenus();
  const [first, second] = [await createWithImage(), await createWithImage()];
  const alias = "/v2/bot/richmenu/alias";
  const create = { richMenuAliasId: "more", richMenuId: first };
  expect((await call("POST", alias, create)).status).toBe(200);
  expect((await call("POST", alias, create)).status).toBe(400);
  expect((await call("POST", `${alias}/more`, { richMenuId: second })).status).toBe(200);
  expect(await (await call("GET", `${alias}/list`)).json()).toEqual({
    aliases: [{ richMenuAliasId: "more", richMenuId: second }],
  });
  await line.tap(yuki, { type: "richmenuswitch", richMenuAliasId: "more", data: "b" });
  expect(line.state().people[0]?.richMenuId).toBe(second);
  expect(bodies()[0]?.events[0]).toMatchObject({
    postback: { params: { newRichMenuAliasId: "more", status: "SUCCESS" } },
  });
  expect((await call("DELETE", `${alias}/more`)).status).toBe(200);
  expect((await call("GET", `${alias}/more`)).status).toBe(404);
});

test("an alias needs a menu with an image", async () => {
  const { call, create } = startMenus();
  const body = { richMenuAliasId: "more", richMenuId: await create() };
  expect((await call("POST", "/v2/bot/richmenu/alias", body)).status).toBe(400);
});

test("the thousand and first menu is refused", async () => {
  const { call, create } = startMenus();
  for (let n = 0; n < 1_000; n += 1) await create();
  expect((await call("POST", "/v2/bot/richmenu", MENU)).status).toBe(400);
});

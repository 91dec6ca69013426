import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { HTTPFetchError, LineBotClient } from "@line/bot-sdk";
import { afterEach, expect, test } from "vitest";
import { createLineDouble } from "#bot/demo/double/double.ts";
import { menuPicture, richMenu } from "#bot/line/rich-menu/definition.ts";
import { linkMenu } from "#bot/line/rich-menu/link.ts";
import { registerRichMenus } from "#bot/line/rich-menu/register.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function startLine() {
  const double = createLineDouble({
    channelSecret: "secret",
    channelAccessToken: "token",
    loginChannelId: "1657000000",
    liffId: "1657000000-AbCdEfGh",
    deliver: async () => 200,
  });
  const server = serve({ fetch: double.app.fetch, hostname: "127.0.0.1", port: 0 });
  closing.push(() => server.close());
  if (!server.listening) await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientWith = (channelAccessToken: string) =>
    LineBotClient.fromChannelAccessToken({
      channelAccessToken,
      apiBaseURL: origin,
      dataApiBaseURL: origin,
    });
  const line = clientWith("token");
  return {
    double,
    line,
    clientWith,
    menuNames: async () => (await line.getRichMenuList()).richmenus.map((menu) => menu.name).sort(),
    writes: () => double.requests.filter((request) => request.method !== "GET").length,
    addMenu: async (name: string, locale: "ja" | "en") => {
      const picture = await menuPicture(locale);
      const { richMenuId } = await line.createRichMenu({ ...richMenu(locale, picture), name });
      await line.setRichMenuImage(richMenuId, new Blob([picture], { type: "image/png" }));
      return richMenuId;
    },
  };
}

const currentName = async (locale: "ja" | "en") => richMenu(locale, await menuPicture(locale)).name;

test("registering shows the Japanese menu to everyone", async () => {
  const { line, menuNames } = await startLine();
  const ids = await registerRichMenus(line);
  expect(await menuNames()).toEqual([await currentName("en"), await currentName("ja")]);
  expect(await line.getDefaultRichMenuId()).toMatchObject({ richMenuId: ids.ja });
});

test("registering twice changes nothing the second time", async () => {
  const { line, menuNames, writes } = await startLine();
  const first = await registerRichMenus(line);
  const names = await menuNames();
  const before = writes();
  expect(await registerRichMenus(line)).toEqual(first);
  expect(await menuNames()).toEqual(names);
  expect(writes() - before).toBe(0);
});

test("a run that was cut off before the picture is finished by the next", async () => {
  const { line } = await startLine();
  const { richMenuId } = await line.createRichMenu(richMenu("ja", await menuPicture("ja")));
  expect((await registerRichMenus(line)).ja).toBe(richMenuId);
  expect(await line.getDefaultRichMenuId()).toMatchObject({ richMenuId });
});

test("menus of earlier pictures go, those of others stay", async () => {
  const { line, addMenu, menuNames } = await startLine();
  await addMenu("ayumi-ja-earlier", "ja");
  await addMenu("somebody else's", "ja");
  await registerRichMenus(line);
  expect(await menuNames()).toEqual([
    await currentName("en"),
    await currentName("ja"),
    "somebody else's",
  ]);
});

test("whoever reads the earlier English menu gets the new one", async () => {
  const { double, line, addMenu } = await startLine();
  const { userId } = double.addPerson({ name: "Emma", language: "en" });
  await double.follow(userId);
  await line.linkRichMenuIdToUser(userId, await addMenu("ayumi-en-earlier", "en"));
  const ids = await registerRichMenus(line);
  expect(await line.getRichMenuIdOfUser(userId)).toMatchObject({ richMenuId: ids.en });
});

test("a person sees the menu of their language, and the other after changing it", async () => {
  const { double, line } = await startLine();
  const { userId } = double.addPerson({ name: "Emma", language: "en" });
  await double.follow(userId);
  const ids = await registerRichMenus(line);
  expect(await linkMenu(line, userId, "en")).toBe(true);
  expect(await line.getRichMenuIdOfUser(userId)).toMatchObject({ richMenuId: ids.en });
  expect(await linkMenu(line, userId, "ja")).toBe(true);
  await expect(line.getRichMenuIdOfUser(userId)).rejects.toBeInstanceOf(HTTPFetchError);
});

test("the English menu cannot be linked before it is registered", async () => {
  const { double, line } = await startLine();
  const { userId } = double.addPerson({ name: "Emma", language: "en" });
  expect(await linkMenu(line, userId, "en")).toBe(false);
});

test("a wrong token is named", async () => {
  const { clientWith } = await startLine();
  await expect(registerRichMenus(clientWith("wrong"))).rejects.toMatchObject({
    code: "unauthenticated",
    message: expect.stringMatching(/LINE_CHANNEL_ACCESS_TOKEN/),
  });
});

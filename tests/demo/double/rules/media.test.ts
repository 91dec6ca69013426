import { expect, test } from "vitest";
import { faultsOf } from "./ask.ts";

const PICTURE = "https://a.jp/a.png";
const image = { type: "image", originalContentUrl: PICTURE, previewImageUrl: PICTURE };
const video = { ...image, type: "video" };
const audio = { type: "audio", originalContentUrl: "https://a.jp/a.m4a", duration: 1_000 };
const location = { type: "location", title: "駅", address: "東京", latitude: 35, longitude: 139 };
const sticker = { type: "sticker", packageId: "446", stickerId: "1988" };
const area = { x: 0, y: 0, width: 1, height: 1 };
const imagemap = {
  type: "imagemap",
  baseUrl: "https://a.jp/map",
  altText: "地図",
  baseSize: { width: 1_040, height: 1_040 },
  actions: [{ type: "message", text: "ここ", area }],
};
const text = { type: "text", text: "a" };

test.each([[image], [video], [audio], [location], [sticker], [imagemap]])(
  "%j is sent",
  (message) => {
    expect(faultsOf(message)).toEqual([]);
  },
);

test.each([
  [{ ...image, originalContentUrl: "http://a.jp/a.png" }, "originalContentUrl"],
  [{ ...image, previewImageUrl: "https://a.jp/歩.png" }, "previewImageUrl"],
  [{ ...image, previewImageUrl: `https://a.jp/${"a".repeat(2_000)}` }, "previewImageUrl"],
  [{ ...video, trackingId: "a".repeat(101) }, "trackingId"],
  [{ ...audio, originalContentUrl: "http://a.jp/a.m4a" }, "originalContentUrl"],
  [{ ...audio, duration: 0 }, "duration"],
  [{ ...location, title: "あ".repeat(101) }, "title"],
  [{ ...location, address: "" }, "address"],
  [{ ...location, latitude: 91 }, "latitude"],
  [{ ...location, longitude: -181 }, "longitude"],
  [{ ...sticker, packageId: "smile" }, "packageId"],
  [{ ...sticker, stickerId: "" }, "stickerId"],
  [{ ...imagemap, altText: "" }, "altText"],
  [{ ...imagemap, baseUrl: "http://a.jp" }, "baseUrl"],
  [{ ...imagemap, baseSize: { width: 1_000, height: 1_000 } }, "baseSize.width"],
  [{ ...imagemap, actions: [{ type: "message", text: "a".repeat(401), area }] }, "actions[0].text"],
  [{ ...imagemap, actions: [{ type: "uri", linkUri: "", area }] }, "actions[0].linkUri"],
  [{ ...imagemap, actions: Array(51).fill(imagemap.actions[0]) }, "actions"],
  [{ ...text, sender: { name: "あ".repeat(21) } }, "sender.name"],
  [{ ...text, sender: { name: "LINE" } }, "sender.name"],
  [{ ...text, sender: { iconUrl: "http://a.jp/a.png" } }, "sender.iconUrl"],
])("%j is refused at %s", (message, property) => {
  expect(faultsOf(message)).toEqual([property]);
});

import { expect, test } from "vitest";
import { readImageSize } from "#bot/demo/double/image-size.ts";
import { drawPhoto } from "#bot/demo/double/photo.ts";

test("a PNG tells its size", () => {
  expect(readImageSize(drawPhoto("1"))).toEqual({
    contentType: "image/png",
    width: 320,
    height: 240,
  });
});

test("a JPEG tells its size behind its other segments", () => {
  const jpeg = Uint8Array.from(
    [
      [0xff, 0xd8],
      [0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46],
      [0xff, 0xc4, 0x00, 0x04, 0x00, 0x00],
      [0xff, 0xc2, 0x00, 0x0b, 0x08, 0x03, 0x4b, 0x09, 0xc4, 0x03, 0x00, 0x00, 0x00],
    ].flat(),
  );
  expect(readImageSize(jpeg)).toEqual({ contentType: "image/jpeg", width: 2500, height: 843 });
});

test("anything else is no image", () => {
  expect(readImageSize(new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"))).toBe(
    null,
  );
  expect(readImageSize(new Uint8Array())).toBeNull();
  expect(readImageSize(Uint8Array.from([0xff, 0xd8, 0x00, 0x01, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBe(
    null,
  );
});

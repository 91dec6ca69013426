export type ImageSize = {
  readonly contentType: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
};

/** What a PNG or JPEG says of itself; null for anything else. */
export const readImageSize = (bytes: Uint8Array): ImageSize | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength > 24 && view.getUint32(0) === 0x89504e47) {
    return { contentType: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  if (bytes.byteLength > 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  return null;
};

// Start-of-frame markers hold the size; C4, C8 and CC share their range and do not.
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

const jpegSize = (view: DataView): ImageSize | null => {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { contentType: "image/jpeg", width, height };
    }
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
};

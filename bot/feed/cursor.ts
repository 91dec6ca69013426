import { AppError } from "#bot/errors.ts";
import type { FeedPlace } from "#bot/reflections/service.ts";

const ivBytes = 12;

/** Whose page it is, and of which circle: a place opens nothing else. */
type Reading = { readonly memberId: string; readonly circleId: string };

/**
 * A place in the feed as a page hands it back for what lies further down. It is sealed, because it
 * can be the place of a record that the reader sees nothing of.
 */
export const createFeedCursors = (secret: () => Promise<string>) => {
  let key: Promise<CryptoKey> | undefined;

  return {
    async toCursor(place: FeedPlace, of: Reading): Promise<string> {
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const text = `${place.sharedAt.getTime()}~${place.id}`;
      const sealed = await crypto.subtle.encrypt(
        sealOf(iv, of),
        await sealKey(),
        new TextEncoder().encode(text),
      );
      return Buffer.concat([iv, new Uint8Array(sealed)]).toString("base64url");
    },

    /** invalid_input for what was never given out to them. */
    async fromCursor(cursor: string, of: Reading): Promise<FeedPlace> {
      const [, time, id] = /^(\d{1,15})~([\w:-]{1,120})$/.exec(await opened(cursor, of)) ?? [];
      if (time === undefined || id === undefined) {
        throw new AppError("invalid_input", "cursor", { fields: { cursor: "unknown" } });
      }
      return { sharedAt: new Date(Number(time)), id };
    },
  };

  /** Empty for what this key never sealed. */
  async function opened(cursor: string, of: Reading): Promise<string> {
    const bytes = new Uint8Array(Buffer.from(cursor, "base64url"));
    const [iv, sealed] = [bytes.slice(0, ivBytes), bytes.slice(ivBytes)];
    const own = await sealKey();
    try {
      return new TextDecoder().decode(await crypto.subtle.decrypt(sealOf(iv, of), own, sealed));
    } catch {
      return "";
    }
  }

  function sealKey(): Promise<CryptoKey> {
    key ??= makeKey().catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return key;
  }

  /** A key of its own, from the one secret there is. */
  async function makeKey(): Promise<CryptoKey> {
    const seed = new TextEncoder().encode(`feed cursor ${await secret()}`);
    const bytes = await crypto.subtle.digest("SHA-256", seed);
    return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  }
};

export type FeedCursors = ReturnType<typeof createFeedCursors>;

const sealOf = (iv: Uint8Array<ArrayBuffer>, { memberId, circleId }: Reading) => ({
  name: "AES-GCM",
  iv,
  additionalData: new TextEncoder().encode(`${memberId} ${circleId}`),
});

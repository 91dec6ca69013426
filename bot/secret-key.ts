import { createHash, randomBytes } from "node:crypto";

/** 128 random bits: nobody finds one by trying. */
export const newKeyBytes = (): Uint8Array => new Uint8Array(randomBytes(16));

/** The same as it stands in an address. */
export const newKey = (): string => Buffer.from(newKeyBytes()).toString("base64url");

/** What is stored of a key. With so much chance in it, it needs no salt. */
export const hashOf = (key: string): string => createHash("sha256").update(key).digest("base64url");

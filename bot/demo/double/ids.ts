import { randomBytes } from "node:crypto";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");

export const createUserId = (): string => `U${hex(16)}`;
export const createGroupId = (): string => `C${hex(16)}`;
export const createRoomId = (): string => `R${hex(16)}`;
export const createToken = (): string => hex(16);
export const createLiffId = (channelId: string): string =>
  `${channelId}-${randomBytes(6).toString("base64url").replaceAll(/[-_]/g, "x")}`;
export const createRichMenuId = (): string => `richmenu-${hex(16)}`;

/** 18 digits, beyond what a double holds, always above the last one. */
export const nextMessageId = (last: string, at: Date): string => {
  const fresh = BigInt(at.getTime()) * 300_000n + 1n;
  const following = BigInt(last) + 1n;
  return String(fresh > following ? fresh : following);
};

/** Ids of one moment keep the order in which they were made, as LINE's do. */
export const createUlids = (): ((at: Date) => string) => {
  let lastMs = -1;
  let random = 0n;
  return (at) => {
    const ms = at.getTime();
    random = ms === lastMs ? random + 1n : BigInt(`0x0${hex(9)}`);
    lastMs = ms;
    return base32(BigInt(ms), 10) + base32(random, 16);
  };
};

const base32 = (value: bigint, length: number): string => {
  let text = "";
  for (let rest = value; text.length < length; rest >>= 5n) {
    text = (CROCKFORD[Number(rest & 31n)] ?? "0") + text;
  }
  return text;
};

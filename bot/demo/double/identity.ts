import type { JsonWebKey, KeyObject } from "node:crypto";
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Core } from "./core.ts";
import { createToken } from "./ids.ts";

const ISSUER = "https://access.line.me";

const ID_TOKEN_SECONDS = 3_600;
const ACCESS_TOKEN_SECONDS = 12 * 3_600;

/** Claims to replace in a token; undefined leaves one out. */
export type Claims = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** LINE Login's tokens: ES256 ID tokens by a key of the double's own, opaque access tokens. */
export const createIdentity = (core: Core, loginChannelId: string) => {
  const key = signingKeyOf(core);
  const publicJwk = createPublicKey(key).export({ format: "jwk" });
  const kid = createHash("sha256").update(JSON.stringify(publicJwk)).digest("hex").slice(0, 32);
  const accessTokens = new Map<string, { userId: string; expiresAt: number }>();
  const seconds = (): number => Math.floor(core.now().getTime() / 1_000);

  return {
    jwks: () => ({ keys: [{ ...publicJwk, kid, use: "sig", alg: "ES256" }] }),
    /** What `liff.getIDToken()` would answer for this person: one hour long. */
    idToken: (userId: string, claims: Claims = {}, signer: KeyObject = key): Promise<string> => {
      const iat = seconds();
      const payload = {
        iss: ISSUER,
        sub: userId,
        aud: loginChannelId,
        iat,
        exp: iat + ID_TOKEN_SECONDS,
        amr: ["linesso"],
        name: core.account(userId).name,
        ...claims,
      };
      return new SignJWT(payload)
        .setProtectedHeader({ alg: "ES256", typ: "JWT", kid })
        .sign(signer);
    },
    readIdToken: (token: string, audience: string) =>
      jwtVerify(token, createPublicKey(key), {
        algorithms: ["ES256"],
        issuer: ISSUER,
        audience,
        currentDate: core.now(),
      }),
    /** What `liff.getAccessToken()` would answer: twelve hours long. */
    accessToken: (userId: string): string => {
      const token = createToken();
      const { userId: owner } = core.account(userId);
      accessTokens.set(token, { userId: owner, expiresAt: seconds() + ACCESS_TOKEN_SECONDS });
      return token;
    },
    readAccessToken: (token: string): { userId: string; expiresIn: number } | null => {
      const known = accessTokens.get(token);
      const expiresIn = known ? known.expiresAt - seconds() : 0;
      return known && expiresIn > 0 ? { userId: known.userId, expiresIn } : null;
    },
  };
};

export type Identity = ReturnType<typeof createIdentity>;

const signingKeyOf = ({ world }: Core): KeyObject => {
  world.signingKey ??= newSigningKey();
  return createPrivateKey({ key: world.signingKey, format: "jwk" });
};

const newSigningKey = (): JsonWebKey =>
  generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });

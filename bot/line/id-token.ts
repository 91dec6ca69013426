import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload } from "jose";
import { AppError } from "#bot/errors.ts";
import { readableName } from "#shared/nickname.ts";

const ISSUER = "https://access.line.me";
/** LINE stamps its tokens by a clock of its own. */
const CLOCKS_DIFFER_S = 60;

export type TokenPerson = {
  readonly lineUserId: string;
  readonly name: string | null;
  readonly picture: string | null;
};

/**
 * Checks the ID tokens that LIFF hands out, by LINE's published keys. They are signed with ES256;
 * nothing else is accepted. Only LINE's web login signs with HS256 and the channel's secret, which
 * the configuration does not hold.
 */
export const createIdTokens = (deps: {
  readonly loginBaseUrl: string;
  readonly loginChannelId: string;
  readonly now: () => Date;
}) => {
  const keys = createRemoteJWKSet(new URL("/oauth2/v2.1/certs", deps.loginBaseUrl), {
    timeoutDuration: 3000,
  });

  return {
    /** The LINE user id the token speaks of; null: LINE did not make it, or not for us, or long ago. */
    verify: async (idToken: string): Promise<string | null> =>
      (await person(idToken))?.lineUserId ?? null,

    person,
  };

  /** The same with the name and the picture, as far as the person lets LINE tell them. */
  async function person(idToken: string): Promise<TokenPerson | null> {
    const now = deps.now();
    try {
      const { payload } = await jwtVerify(idToken, keys, {
        algorithms: ["ES256"],
        issuer: ISSUER,
        audience: deps.loginChannelId,
        requiredClaims: ["sub", "exp", "iat"],
        currentDate: now,
      });
      const { sub, name, picture } = payload;
      if (isFromTheFuture(payload, now) || sub === undefined) return null;
      return { lineUserId: sub, name: nameIn(name), picture: textOf(picture) };
    } catch (error) {
      if (isAboutTheToken(error)) return null;
      throw new AppError("upstream_unavailable", "LINE Login's keys", { cause: error });
    }
  }
};

export type IdTokens = ReturnType<typeof createIdTokens>;

const nameIn = (claim: unknown) => (typeof claim === "string" ? readableName(claim) : null);

const textOf = (claim: unknown) => (typeof claim === "string" && claim !== "" ? claim : null);

const isFromTheFuture = ({ iat = 0 }: JWTPayload, now: Date) =>
  iat > now.getTime() / 1000 + CLOCKS_DIFFER_S;

/** Everything else that jose throws says that the keys could not be had. */
const isAboutTheToken = (error: unknown) =>
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;

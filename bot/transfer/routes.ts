import { Hono, type Context } from "hono";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import { Redeeming, type TransferCodeView } from "#shared/settings.ts";
import type { Moved, Transfer } from "./service.ts";

/** The code is made by the account that has the records, and redeemed by the one that has none. */
export const transferRoutes = (deps: {
  readonly guard: Guard;
  readonly transfer: Transfer;
  readonly idTokens: { readonly verify: (idToken: string) => Promise<string | null> };
  readonly pace: (c: Context) => void;
  /** Where the talk stood goes on in the new chat, and its menu speaks the member's language. */
  readonly welcome: (moved: Moved) => Promise<void>;
}) => {
  const { guard, transfer } = deps;
  return new Hono()
    .get("/me/transfer-code", guard, async (c) =>
      c.json<TransferCodeView>({
        until: (await transfer.until(c.var.member))?.toISOString() ?? null,
      }),
    )
    .post("/me/transfer-code", guard, async (c) => {
      const { code, until } = await transfer.make(c.var.member);
      return c.json({ code, until: until.toISOString() });
    })
    .delete("/me/transfer-code", guard, async (c) => {
      await transfer.drop(c.var.member);
      return c.body(null, 204);
    })
    .post(
      "/transfer",
      async (c, next) => {
        deps.pace(c);
        await next();
      },
      valid("json", Redeeming),
      async (c) => {
        const { idToken, code } = c.req.valid("json");
        const lineUserId = await deps.idTokens.verify(idToken);
        if (lineUserId === null) throw new AppError("unauthenticated", "the ID token is not valid");
        const redeemed = await transfer.redeem(code, lineUserId, "page");
        if (redeemed.ok) {
          await deps.welcome(redeemed);
          return c.body(null, 204);
        }
        switch (redeemed.reason) {
          case "slow":
            throw new AppError("rate_limited", "too many codes", { retryAfter: 600 });
          case "taken":
            throw new AppError("conflict", "the account has records of its own");
          case "early":
          case "own":
          case "wrong":
            throw new AppError("invalid_input", "code", { fields: { code: redeemed.reason } });
        }
      },
    );
};

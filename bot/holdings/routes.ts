import { Hono } from "hono";
import type { Guard } from "#bot/session/guard.ts";
import type { StoredView } from "#shared/stored.ts";
import type { HoldingStore } from "./store.ts";

/** What is kept of the member, counted. */
export const storedRoutes = (deps: {
  readonly guard: Guard;
  readonly stored: HoldingStore["count"];
}) =>
  new Hono().get("/me/stored", deps.guard, async (c) =>
    c.json<StoredView>({ items: await deps.stored(c.var.member) }),
  );

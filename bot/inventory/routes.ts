import { Hono, type Context } from "hono";
import * as v from "valibot";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Guard } from "#bot/session/guard.ts";
import { sections, type ItemSection, type Section } from "#shared/inventory.ts";
import { isFieldId, isItemSection, specOf, type FieldId } from "#shared/inventory-fields.ts";
import { valueSchema } from "#shared/inventory-values.ts";
import {
  FieldWrite,
  ItemAdd,
  ItemChange,
  ItemOrder,
  OperationId,
  PreviewQuery,
  type FieldConflict,
} from "#shared/inventory-view.ts";
import { TacticDeciding, TacticLinks, TaskBelonging } from "#shared/tactics.ts";
import type { FieldState, Outcome, Writing } from "./rules.ts";
import type { Inventory } from "./service.ts";
import { toFieldView, toInventoryView, toSectionView } from "./views.ts";

/** A member's own inventory. Every write answers with its section as it is now. */
export const inventoryRoutes = (deps: {
  readonly guard: Guard;
  readonly inventory: Inventory;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { guard, inventory, zone, now } = deps;

  return new Hono()
    .get("/inventory", guard, async (c) =>
      c.json(toInventoryView(await inventory.all(c.var.member.id), zone)),
    )
    .get("/inventory/preview", guard, valid("query", PreviewQuery), async (c) =>
      c.json(await inventory.preview(c.var.member.id, c.req.valid("query").as)),
    )
    .put("/inventory/fields/:id", guard, valid("json", FieldWrite), async (c) => {
      const field = fieldOf(c.req.param("id"));
      const { audience, rev, value: sent } = c.req.valid("json");
      const value = valueOf(field, sent);
      const writing = { item: null, field, value, audience, rev };
      const outcome = await inventory.write(c.var.member.id, by(c), writing);
      return answer(c, outcome, specOf(field).section, writing);
    })
    .post("/inventory/items/:section", guard, valid("json", ItemAdd), async (c) => {
      const section = itemSectionOf(c.req.param("section"));
      const place = { section, id: c.req.valid("json").id };
      return answer(c, await inventory.add(c.var.member.id, by(c), place), section);
    })
    .put("/inventory/items/:section/order", guard, valid("json", ItemOrder), async (c) => {
      const section = itemSectionOf(c.req.param("section"));
      const { ids } = c.req.valid("json");
      return answer(c, await inventory.order(c.var.member.id, by(c), section, ids), section);
    })
    .patch("/inventory/items/:section/:id", guard, valid("json", ItemChange), async (c) => {
      const section = itemSectionOf(c.req.param("section"));
      const place = { section, id: c.req.param("id") };
      const change = c.req.valid("json");
      if ("draft" in change) {
        return answer(c, await inventory.accept(c.var.member.id, by(c), place), section);
      }
      const field = fieldOf(change.field);
      const { audience, rev } = change;
      const value = valueOf(field, change.value);
      const writing = { item: place, field, value, audience, rev };
      const outcome = await inventory.write(c.var.member.id, by(c), writing);
      return answer(c, outcome, section, writing);
    })
    .delete("/inventory/items/:section/:id", guard, async (c) => {
      const section = itemSectionOf(c.req.param("section"));
      const place = { section, id: c.req.param("id") };
      return answer(c, await inventory.putAway(c.var.member.id, by(c), place), section);
    })
    .post("/inventory/tactics/:id/decide", guard, valid("json", TacticDeciding), async (c) => {
      const { as } = c.req.valid("json");
      const id = c.req.param("id");
      return answer(c, await inventory.decide(c.var.member.id, by(c), id, as), "tactic");
    })
    .put("/inventory/tactics/:id/links", guard, valid("json", TacticLinks), async (c) => {
      const links = c.req.valid("json");
      const id = c.req.param("id");
      return answer(c, await inventory.relate(c.var.member.id, by(c), id, links), "tactic");
    })
    .put("/inventory/tasks/:id/tactic", guard, valid("json", TaskBelonging), async (c) => {
      const { tactic } = c.req.valid("json");
      const id = c.req.param("id");
      return answer(c, await inventory.belong(c.var.member.id, by(c), id, tactic), "task");
    })
    .post("/inventory/items/:section/:id/reshape", guard, async (c) => {
      const section = reworded(c.req.param("section"));
      const place = { section, id: c.req.param("id") };
      return answer(c, await inventory.reshape(c.var.member.id, by(c), place), section);
    })
    .delete("/inventory/items/:section/:id/reshape", guard, async (c) => {
      const section = reworded(c.req.param("section"));
      const place = { section, id: c.req.param("id") };
      return answer(c, await inventory.unshape(c.var.member.id, by(c), place), section);
    })
    .post("/inventory/sections/:section/confirm", guard, async (c) => {
      const section = sectionNamed(c.req.param("section"));
      return answer(c, await inventory.confirm(c.var.member.id, by(c), section), section);
    });

  function by(c: Context) {
    const read = v.safeParse(OperationId, c.req.header("idempotency-key"));
    if (!read.success) throw refused({ "idempotency-key": "regex" });
    return { operation: read.output ?? crypto.randomUUID(), at: now() };
  }

  function answer(c: Context, outcome: Outcome, section: Section, writing?: Writing) {
    if (outcome.ok) return c.json(toSectionView(outcome.state, section, zone));
    switch (outcome.reason) {
      case "missing":
        throw new AppError("not_found", "no such field or item");
      case "locked":
        throw refused({ audience: "locked" });
      case "full":
        throw refused({ id: "full" });
      case "conflict":
        return conflict(c, outcome.current, writing);
    }
  }
};

const conflict = (c: Context, current: FieldState, writing: Writing | undefined) => {
  if (writing === undefined) throw new AppError("conflict", "changed in the meantime");
  const { field, value, audience } = writing;
  const body: FieldConflict = {
    error: { code: "conflict", requestId: crypto.randomUUID() },
    current: toFieldView(field, current),
    sent: { value, ...(audience && { audience }) },
  };
  return c.json(body, 409);
};

const refused = (fields: Readonly<Record<string, string>>) =>
  new AppError("invalid_input", "does not fit", { fields });

function valueOf(field: FieldId, value: unknown) {
  const read = v.safeParse(valueSchema(field), value);
  if (read.success) return read.output;
  throw refused({
    value: read.issues[0].message === "unreadable" ? "unreadable" : read.issues[0].type,
  });
}

const unknownPlace = () => new AppError("not_found", "no such place in the inventory");

function fieldOf(id: string): FieldId {
  if (!isFieldId(id)) throw unknownPlace();
  return id;
}

function itemSectionOf(section: string): ItemSection {
  if (!isItemSection(section)) throw unknownPlace();
  return section;
}

/** The sections whose items keep what they were called before. */
function reworded(section: string): "tactic" | "task" {
  if (section !== "tactic" && section !== "task") throw unknownPlace();
  return section;
}

function sectionNamed(name: string): Section {
  const section = sections.find((each) => each === name);
  if (section === undefined) throw unknownPlace();
  return section;
}

import { evalExpr } from "mingo/core";
import type { Options } from "mingo/types";
import { Refusal } from "#bot/embedded/errors.ts";
import { compareValues } from "#bot/embedded/values/compare.ts";

// In an expression any two values compare, whatever their types; mingo compares within a type only.
const comparison =
  (name: string, result: (order: number) => unknown) =>
  (doc: unknown, operands: unknown, options: Options): unknown => {
    const values = evalExpr(doc, operands, options);
    if (!Array.isArray(values) || values.length !== 2) {
      throw new Refusal("Location16020", `Expression ${name} takes exactly 2 arguments.`);
    }
    const [left, right] = values as unknown[];
    return result(order(left, right));
  };

export const comparisons = {
  $cmp: comparison("$cmp", (order) => order),
  $eq: comparison("$eq", (order) => order === 0),
  $ne: comparison("$ne", (order) => order !== 0),
  $gt: comparison("$gt", (order) => order > 0),
  $gte: comparison("$gte", (order) => order >= 0),
  $lt: comparison("$lt", (order) => order < 0),
  $lte: comparison("$lte", (order) => order <= 0),
};

// A missing field is less than null here, although both sort alike.
function order(left: unknown, right: unknown): number {
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  return compareValues(left, right);
}

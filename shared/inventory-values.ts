import * as v from "valibot";
import type { FieldValue } from "./inventory.ts";
import { specOf, type FieldId } from "./inventory-fields.ts";

export const mostText = 1000;
export const mostLong = 20_000;

/** Control characters nobody types and halves of a character are refused; all else is kept exactly. */
const isReadable = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- naming them is the point
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(text);

const words = (most: number) =>
  v.pipe(v.string(), v.maxLength(most), v.check(isReadable, "unreadable"));

const day = v.pipe(v.string(), v.regex(/^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2]))?$/));

/** What a field takes; null clears it. */
export function valueSchema(id: FieldId): v.GenericSchema<FieldValue | null> {
  const { kind, choices = [], most = choices.length } = specOf(id);
  const choice = v.picklist([...choices]);
  const distinct = v.pipe(
    v.array(choice),
    v.maxLength(most),
    v.check((list) => new Set(list).size === list.length, "twice"),
  );
  switch (kind) {
    case "text":
      return v.nullable(words(mostText));
    case "long":
      return v.nullable(words(mostLong));
    case "lines":
      return v.nullable(v.pipe(v.array(words(mostText)), v.maxLength(most)));
    case "choice":
    case "scale":
      return v.nullable(choice);
    case "multi":
      return v.nullable(distinct);
    case "chips":
      return v.nullable(
        v.pipe(
          v.strictObject({ picks: distinct, own: v.pipe(v.array(words(60)), v.maxLength(most)) }),
          v.check(({ picks, own }) => picks.length + own.length <= most, "too_many"),
        ),
      );
    case "slider":
      return v.nullable(v.pipe(v.number(), v.integer(), v.minValue(-5), v.maxValue(5)));
    case "period":
      return v.nullable(v.strictObject({ from: v.nullable(day), to: v.nullable(day) }));
  }
}

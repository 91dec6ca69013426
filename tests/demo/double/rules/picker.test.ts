import { expect, test } from "vitest";
import { faultsOf, withQuickReply } from "./ask.ts";

const faults = (extra: object): string[] =>
  faultsOf(withQuickReply({ type: "datetimepicker", label: "日時", data: "when", ...extra })).map(
    (property) => property.replace("quickReply.items[0].action.", ""),
  );

test.each([
  [{ mode: "date", initial: "2026-12-06", min: "1900-01-01", max: "2100-12-31" }],
  [{ mode: "time", initial: "00:00", max: "23:59" }],
  [{ mode: "datetime", initial: "2026-12-06T19:00" }],
  [{ mode: "datetime", initial: "2026-12-06t19:00" }],
])("%j is a picker", (picker) => {
  expect(faults(picker)).toEqual([]);
});

test.each([
  [{}, ["mode"]],
  [{ mode: "week" }, ["mode"]],
  [{ mode: "date", initial: "2026-12-06T19:00" }, ["initial"]],
  [{ mode: "date", initial: "2026-13-06" }, ["initial"]],
  [{ mode: "date", min: "1899-12-31" }, ["min"]],
  [{ mode: "date", max: "2101-01-01" }, ["max"]],
  [{ mode: "time", initial: "24:00" }, ["initial"]],
  [{ mode: "datetime", initial: "2026-12-06T19:00:00" }, ["initial"]],
  [{ mode: "date", min: "2026-12-06", max: "2026-12-06" }, ["max"]],
  [{ mode: "date", min: "2026-12-06", initial: "2026-12-05" }, ["initial"]],
  [{ mode: "date", max: "2026-12-06", initial: "2026-12-07" }, ["initial"]],
])("%j is refused at %j", (picker, at) => {
  expect(faults(picker)).toEqual(at);
});

import process from "node:process";
import { parseArgs } from "node:util";
import { runCommand } from "./run-command.ts";
import { nameOf } from "#bot/members/rules.ts";

// `--at 2026-12-28T20:00+09:00`: who would be reminded of what on that day, and why not. Nothing is
// planned and nothing is sent.

const { values } = parseArgs({ options: { at: { type: "string" } } });
const at = values.at === undefined ? new Date() : new Date(values.at);
// Without an offset the moment would be this machine's, not the community's.
const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)$/.test(values.at ?? "");
if (Number.isNaN(at.getTime()) || (values.at !== undefined && !isMoment)) {
  process.stderr.write("--at takes a moment with its offset, such as 2026-12-28T20:00+09:00\n");
  process.exit(1);
}

await runCommand(async ({ features }) => {
  let [reminded, all] = [0, 0];
  for await (const { member, nudge, not, ofMeetups } of features.nudges.preview(at)) {
    all += 1;
    const name = nameOf(member) ?? "(no name)";
    const due = [...(nudge === null ? [] : [nudge]), ...ofMeetups.eves];
    if (due.length > 0) reminded += 1;
    for (const { kind, period, dueAt } of due)
      process.stdout.write(`${name}: ${kind} ${period} at ${dueAt.toISOString()}\n`);
    for (const { kind, because } of [...not, ...ofMeetups.not])
      process.stdout.write(`${name}: no ${kind}: ${because}\n`);
  }
  process.stdout.write(`${reminded} of ${all} would be reminded\n`);
});

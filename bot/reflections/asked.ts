import type { Context } from "hono";
import { isPeriod, periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import type { SignedIn } from "#bot/session/guard.ts";
import type { FormCadence } from "#shared/reflection-form.ts";
import { writable } from "./periods.ts";
import type { Asked } from "./questions.ts";
import type { Reflections } from "./service.ts";

/** Those that come round: the first record is written in the chat alone. */
export const cadences = ["weekly", "monthly", "quarterly"] as const satisfies FormCadence[];

export const reflectionPath = "/reflections/:cadence/:period";

/** The reflection an address names, of whoever asks: nobody can name another's. */
export const createAsked =
  (deps: {
    readonly reflections: Pick<Reflections, "find">;
    readonly zone: string;
    readonly now: () => Date;
  }) =>
  async (c: Context<SignedIn>): Promise<Asked> => {
    const { reflections, zone, now } = deps;
    const { member } = c.var;
    const cadence = cadences.find((each) => each === c.req.param("cadence"));
    if (cadence === undefined) throw new AppError("not_found", "no such cadence");
    const current = periodOf(cadence, now(), zone);
    const named = c.req.param("period") ?? "";
    const period = named === "current" ? current : named;
    if (!isPeriod(cadence, period)) throw new AppError("not_found", "no such period");
    const may = writable(cadence, period, now(), zone);
    if (may === "future") throw refused({ period: "future" });
    const found = await reflections.find({ memberId: member.id, cadence, period });
    if (found === null && may === "too_old") throw new AppError("not_found", "too long ago");
    return { member, cadence, period, found };
  };

export const keyOf = ({ member, cadence, period }: Asked) => ({
  memberId: member.id,
  cadence,
  period,
});

export const refused = (fields: Readonly<Record<string, string>>) =>
  new AppError("invalid_input", "does not fit", { fields });

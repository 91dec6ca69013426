import type { FormView } from "#shared/reflection-form.ts";
import { startSite } from "#tests/support/site.ts";

/** Tuesday evening in Tokyo; the members joined two months before. */
export const NOW = new Date("2026-11-24T11:00:00Z");
export const JOINED = new Date("2026-09-10T11:00:00Z");

export const NOVEMBER = "/api/reflections/monthly/2026-11";

export async function startForm() {
  let time = JOINED;
  const site = await startSite({ now: () => time });
  const yuki = await site.member("ゆき");
  const ken = await site.member("けん");
  time = NOW;
  return {
    ...site,
    jumpTo: (at: Date) => void (time = at),
    yuki,
    ken,
    asYuki: await site.as(yuki.lineUserId),
    asKen: await site.as(ken.lineUserId),
    found: (period = "2026-11") =>
      site.reflections.find({ memberId: yuki.id, cadence: "monthly", period }),
    /** Something said in the chat: a part with its message. */
    says: (qid: string, text: string, messageId: string, at = NOW) =>
      site.reflections.change(
        { memberId: yuki.id, cadence: "monthly", period: "2026-11" },
        { eventId: messageId, script: { id: "monthly", version: 1 }, circles: [], at },
        [{ do: "write", qid, part: { messageId, text, at }, how: "append", audience: "circle" }],
      ),
  };
}

type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;

export const formOf = async (ask: Ask, path = NOVEMBER) =>
  (await (await ask("GET", path)).json()) as FormView;

export const put = (ask: Ask, qid: string, body: object, path = NOVEMBER) =>
  ask("PUT", `${path}/answers/${qid}`, { rev: 0, ...body });

import type { QueryClient } from "@tanstack/preact-query";
import type { AyumiApi } from "./api.ts";

const AGAIN_MS = 15_000;

/**
 * Sends what was written in an earlier visit and never arrived, whichever page is open: at the start,
 * and again once there is a signal. The code for it is fetched only when something waits.
 */
export function bringWaiting(api: AyumiApi, queries: QueryClient, memberId: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isUnderWay = false;

  async function bring(): Promise<void> {
    clearTimeout(timer);
    if (isUnderWay) return;
    isUnderWay = true;
    const isDone = await all().catch(() => false);
    isUnderWay = false;
    if (!isDone) timer = setTimeout(() => void bring(), AGAIN_MS);
  }

  async function all(): Promise<boolean> {
    const pages = waitingPages(memberId);
    if (pages.includes("inventory")) {
      const { outboxOf } = await import("./inventory/outboxes.ts");
      outboxOf(api, memberId, queries).flush();
    }
    if (pages.includes("cheers")) {
      const { cheerOutboxOf } = await import("./cheers/outboxes.ts");
      cheerOutboxOf(api, memberId, queries).flush();
    }
    if (!pages.includes("words")) return true;
    const { bringWords } = await import("./reflect/drafts.ts");
    return bringWords(api, memberId);
  }

  window.addEventListener("online", () => void bring());
  void bring();
}

/** Of `ayumi:<page>:<member>` the pages that hold something of this member. */
function waitingPages(memberId: string): readonly string[] {
  try {
    const { localStorage: kept } = window;
    return Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? "")
      .filter((key) => key.split(":")[2] === memberId && kept.getItem(key) !== "[]")
      .map((key) => key.split(":")[1] ?? "");
  } catch {
    // A browser that lends no storage has kept nothing.
    return [];
  }
}

import type { Frame, Page } from "playwright-core";
import { faultsOf } from "./liff-page.ts";

/** As a tap on a link does it, without starting the app again. */
async function goOn(liff: Frame, address: string): Promise<void> {
  await liff.evaluate(async (to) => {
    history.pushState(null, "", to);
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, `/liff${address}`);
  await settled(liff);
}

/** Nothing on the page is still on its way. */
export async function settled(liff: Frame): Promise<void> {
  await liff.locator("h1").waitFor();
  await liff.waitForFunction(() => document.querySelector(".waiting") === null);
}

/** A walk through opened pages that gathers what would keep somebody from using one of them. */
export function createWalk(opened: { readonly page: Page; readonly liff: Frame }) {
  const { page, liff } = opened;
  const faults: Record<string, readonly string[]> = {};
  const look = async (name: string) => {
    const found = await faultsOf(page);
    const { wide, width } = await liff.evaluate(() => {
      const folded = document.querySelectorAll<HTMLDetailsElement>("details:not([open])");
      for (const each of folded) each.open = true;
      const { scrollWidth } = document.documentElement;
      for (const each of folded) each.open = false;
      return { wide: scrollWidth, width: window.innerWidth };
    });
    if (wide > width) found.push(`${wide} px wide`);
    if (found.length > 0) faults[name] = found;
  };
  return {
    ...opened,
    faults,
    /** What is there to see now. */
    look,
    /** Another page, in the state that `prepare` brings it into. */
    async visit(address: string, prepare?: (liff: Frame) => Promise<unknown>) {
      await goOn(liff, address);
      await prepare?.(liff);
      await look(address + (prepare ? " in use" : ""));
    },
  };
}

/**
 * Words wait on this device under `ayumi:<page>:<member>` until the server has them. They never wait
 * for another person who holds it now.
 */
export function forgetOthers(storage: () => Storage, memberId: string): void {
  try {
    const kept = storage();
    const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? "");
    for (const key of keys) {
      const [app, , owner] = key.split(":");
      if (app === "ayumi" && owner !== memberId) kept.removeItem(key);
    }
  } catch {
    // A browser that lends no storage has kept nothing.
  }
}

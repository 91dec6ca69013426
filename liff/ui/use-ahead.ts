import { useEffect } from "preact/hooks";

/** What somebody came for goes first. */
const restMs = 4000;

type Connection = { readonly saveData?: boolean };

/** Fetches the code of pages, one after the other, once the page that is open is at rest. */
export function useAhead(pages: readonly { readonly ahead: () => Promise<unknown> }[]): void {
  useEffect(() => {
    const { connection } = navigator as { readonly connection?: Connection };
    if (connection?.saveData === true) return;
    const rest = { isOver: false };
    const timer = setTimeout(() => void fetchAll(pages, rest), restMs);
    return () => {
      rest.isOver = true;
      clearTimeout(timer);
    };
  }, [pages]);
}

async function fetchAll(pages: Parameters<typeof useAhead>[0], rest: { readonly isOver: boolean }) {
  for (const { ahead } of pages) {
    if (rest.isOver || !navigator.onLine) return;
    // What cannot be had now is fetched when somebody goes there.
    await ahead().catch(() => {});
  }
}

/** Of those who are thought about together, nobody is answered before all nearly are. */
const AT_ONCE = 4;
/** … but of so many that everybody waits anyhow, what is written together saves more. */
const WAITING_FOR_EACH = 8;
/** A far database or LINE, that one of them waits for, keeps the next one waiting no longer. */
const NEXT_AFTER_MS = 10;

/** Chats whose next answer is not stored yet; `more` is called whenever another may begin. */
export const createThinking = (more: () => void) => {
  const chats = new Set<string>();
  let latest = Number.NEGATIVE_INFINITY;
  let later: NodeJS.Timeout | undefined;

  const wait = (ms: number) => {
    later ??= setTimeout(() => {
      later = undefined;
      more();
    }, ms);
  };

  return {
    mayBegin(waiting: number): boolean {
      if (chats.size < Math.max(AT_ONCE, waiting / WAITING_FOR_EACH)) return true;
      const left = latest + NEXT_AFTER_MS - performance.now();
      if (left > 0) wait(left);
      return left <= 0;
    },

    begin(chatId: string) {
      chats.add(chatId);
      latest = performance.now();
    },

    end(chatId: string) {
      if (chats.delete(chatId)) more();
    },

    stop: () => clearTimeout(later),
  };
};

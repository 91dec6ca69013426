type Reading<T> = { readonly now: Promise<T>; next?: Promise<T> };

/** A connection that swallowed one read must not keep everybody waiting who asks for the same. */
const NEXT_AFTER_MS = 250;

/**
 * Reads of one key at the same moment become one: who asks while a read is under way shares the next,
 * which begins only after that, and so sees all that was written before they asked.
 */
export const readTogether = <T>(read: (key: string) => Promise<T>) => {
  const underWay = new Map<string, Reading<T>>();

  function begin(key: string): Promise<T> {
    const reading: Reading<T> = { now: read(key) };
    underWay.set(key, reading);
    const end = () => {
      if (reading.next === undefined) underWay.delete(key);
    };
    reading.now.then(end, end);
    return reading.now;
  }

  return (key: string): Promise<T> => {
    const reading = underWay.get(key);
    if (reading === undefined) return begin(key);
    reading.next ??= endOrHang(reading.now).then(() => begin(key));
    return reading.next;
  };
};

const endOrHang = (reading: Promise<unknown>) =>
  new Promise<void>((resolve) => {
    const hangs = setTimeout(resolve, NEXT_AFTER_MS);
    const end = () => {
      clearTimeout(hangs);
      resolve();
    };
    reading.then(end, end);
  });

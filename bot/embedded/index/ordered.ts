// A sorted list of (key, record) pairs in blocks: inserting moves at most one block, finding is two
// binary searches, counting a range adds up block sizes.

type Block = { keys: string[]; records: number[] };

const BLOCK = 512;

export type Range = {
  /** Keys from here, inclusive … */
  readonly from: string;
  /** … to here, exclusive. */
  readonly to: string;
};

export type Ordered = ReturnType<typeof createOrdered>;

export function createOrdered(sorted: readonly (readonly [string, number])[] = []) {
  let blocks: Block[] = [];
  let version = 0;
  for (let i = 0; i < sorted.length; i += BLOCK) {
    const part = sorted.slice(i, i + BLOCK);
    blocks.push({ keys: part.map(([key]) => key), records: part.map(([, record]) => record) });
  }

  // The first place whose pair is not before (key, record).
  function seek(key: string, record: number): [block: number, at: number] {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = blocks[middle] as Block;
      if (isBefore(block, block.keys.length - 1, key, record)) low = middle + 1;
      else high = middle;
    }
    const block = blocks[low];
    if (!block) return [low, 0];
    let from = 0;
    let to = block.keys.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (isBefore(block, middle, key, record)) from = middle + 1;
      else to = middle;
    }
    return [low, from];
  }

  function rank([at, inside]: readonly [number, number]): number {
    let count = inside;
    for (let i = 0; i < at; i++) count += blocks[i]?.keys.length ?? 0;
    return count;
  }

  function add(key: string, record: number): void {
    version++;
    let [at, inside] = seek(key, record);
    if (at === blocks.length) {
      const last = blocks.at(-1);
      if (last && last.keys.length < BLOCK) [at, inside] = [at - 1, last.keys.length];
      else blocks.push({ keys: [], records: [] });
    }
    const block = blocks[at] as Block;
    block.keys.splice(inside, 0, key);
    block.records.splice(inside, 0, record);
    if (block.keys.length >= 2 * BLOCK) {
      const right = { keys: block.keys.splice(BLOCK), records: block.records.splice(BLOCK) };
      blocks.splice(at + 1, 0, right);
    }
  }

  function remove(key: string, record: number): void {
    const [at, inside] = seek(key, record);
    const block = blocks[at];
    if (block?.keys[inside] !== key || block.records[inside] !== record) return;
    version++;
    block.keys.splice(inside, 1);
    block.records.splice(inside, 1);
    if (block.keys.length === 0) blocks.splice(at, 1);
  }

  /** Whether a record has exactly this key, other than those that do not count. */
  function holds(key: string, isExempt: (record: number) => boolean): boolean {
    let [at, inside] = seek(key, -1);
    while (blocks[at]?.keys[inside] === key) {
      if (!isExempt(blocks[at]?.records[inside] as number)) return true;
      [at, inside] = stepTo(at, inside + 1);
    }
    return false;
  }

  /** Pairs of a range in order; stays in place when the list changes between two steps. */
  function* scan(range: Range, backward: boolean): Generator<readonly [string, number]> {
    let [at, inside] = backward ? seek(range.to, -1) : seek(range.from, -1);
    if (backward) [at, inside] = stepBack(at, inside);
    let seen = version;
    for (;;) {
      const block = blocks[at];
      const key = block?.keys[inside];
      if (!block || key === undefined) return;
      if (backward ? key < range.from : key >= range.to) return;
      const record = block.records[inside] as number;
      yield [key, record];
      if (seen !== version) {
        seen = version;
        [at, inside] = backward ? stepBack(...seek(key, record)) : stepTo(...seek(key, record + 1));
      } else if (backward) [at, inside] = stepBack(at, inside);
      else [at, inside] = stepTo(at, inside + 1);
    }
  }

  function stepTo(at: number, inside: number): [number, number] {
    const block = blocks[at];
    return block && inside >= block.keys.length ? [at + 1, 0] : [at, inside];
  }

  function stepBack(at: number, inside: number): [number, number] {
    if (inside > 0) return [at, inside - 1];
    return [at - 1, (blocks[at - 1]?.keys.length ?? 0) - 1];
  }

  return {
    add,
    remove,
    holds,
    scan,
    count: (range: Range) => Math.max(0, rank(seek(range.to, -1)) - rank(seek(range.from, -1))),
    size: () => rank([blocks.length, 0]),
  };
}

function isBefore(block: Block, at: number, key: string, record: number): boolean {
  const other = block.keys[at] as string;
  return other < key || (other === key && (block.records[at] as number) < record);
}

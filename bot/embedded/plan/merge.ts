import type { IndexScan } from "./index-scan.ts";
import type { PlannedRange } from "./ranges.ts";

/** Records of the ranges of an index, one range after the other. */
export function* recordsOf({ index, ranges, backward }: IndexScan): Generator<number> {
  for (const range of backward ? ranges.toReversed() : ranges) {
    for (const [, record] of index.ordered.scan(range, backward)) yield record;
  }
}

type Head = {
  readonly rest: Iterator<readonly [string, number]>;
  readonly shared: number;
  order: string;
  record: number;
};

/** The same, merged by what follows in each key, so that `$in` keeps the order of a sort. */
export function* mergedRecordsOf({ index, ranges, backward }: IndexScan): Generator<number> {
  const wanted = backward ? 1 : -1;
  const heads = ranges.flatMap((range) => {
    const head = open(range);
    return advance(head) ? [head] : [];
  });
  for (;;) {
    let next = heads[0];
    if (!next) return;
    for (const head of heads) if (compare(head, next) === wanted) next = head;
    yield next.record;
    if (!advance(next)) heads.splice(heads.indexOf(next), 1);
  }

  function open(range: PlannedRange): Head {
    return {
      rest: index.ordered.scan(range, backward),
      shared: range.shared,
      order: "",
      record: 0,
    };
  }
}

function advance(head: Head): boolean {
  const step = head.rest.next();
  if (step.done) return false;
  head.order = step.value[0].slice(head.shared);
  head.record = step.value[1];
  return true;
}

function compare(a: Head, b: Head): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return Math.sign(a.record - b.record);
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
};

export const median = (values: readonly number[]) => percentile(values, 0.5);

/** How times in milliseconds are told of. */
export type Spread = {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
};

export const spreadOf = (times: readonly number[]): Spread => ({
  count: times.length,
  p50: percentile(times, 0.5),
  p99: percentile(times, 0.99),
  max: percentile(times, 1),
});

export const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** One number to reach, and whether it was. */
export const goal = (name: string, wanted: string, got: string, reached: boolean) => [
  name,
  wanted,
  got,
  reached ? "reached" : "missed",
];

import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/order.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Much of a test is waiting: for a browser, a disk, a clock.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Modules hold no state of their own, so what one file has loaded serves the next.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine is no fault: what is polled for may take a while.
    expect: { poll: { timeout: 20_000 } },
  },
});

import * as modules from "node:module";
import { env, exit, stderr, versions } from "node:process";
import { fileURLToPath } from "node:url";
import { nodeObstacle } from "./node-version.js";

const obstacle = nodeObstacle(versions.node);
if (obstacle !== null) {
  stderr.write(obstacle);
  exit(1);
}

// What is compiled is kept beside the packages, so that a start takes less time and memory; Node's
// own choice is a directory that others of this machine can write. This file is JavaScript because
// a process that meets uncached TypeScript loads the compiler for good.
const folder = fileURLToPath(new URL("../node_modules/.cache/ayumi", import.meta.url));
// oxlint-disable-next-line node/no-process-env -- the only way to tell the threads
env["NODE_COMPILE_CACHE"] ??= folder;
modules.enableCompileCache(env["NODE_COMPILE_CACHE"]);
await import("./main.ts");

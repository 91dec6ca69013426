import { argv, exit, stderr, versions } from "node:process";
import { fileURLToPath } from "node:url";

// JavaScript that the oldest Node understands: what follows is TypeScript, which only a newer one runs.

const NEEDED = 24;

/** What to tell whoever has this Node; null: it will do. */
export const nodeObstacle = (/** @type {string} */ version) =>
  Number(version.split(".")[0]) >= NEEDED
    ? null
    : `This is Node ${version}, and Ayumi needs ${NEEDED} or newer. On Linux (x64, arm64) npm ci brings it along: run npm ci again, without --omit=optional. Elsewhere install it from https://nodejs.org/\n` +
      `いまの Node は ${version} です。Ayumi には ${NEEDED} 以上が要ります。Linux(x64、arm64)では npm ci がいっしょに入れます。ほかでは https://nodejs.org/ から入れてください。\n`;

if (argv[1] === fileURLToPath(import.meta.url)) {
  const obstacle = nodeObstacle(versions.node);
  if (obstacle !== null) {
    stderr.write(obstacle);
    exit(1);
  }
}

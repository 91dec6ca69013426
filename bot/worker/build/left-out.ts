import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";
import { standIn } from "./stand-ins.ts";

/** Modules of libraries that cannot work there, or that nothing of ours asks for. */
const modules: readonly RegExp[] = [
  // Encryption by the client.
  /mongodb\/src\/(client-side-encryption\/(?!errors)|encrypter\.)/,
  // Kerberos, AWS and OIDC: connection.ts refuses an address that asks for them.
  /mongodb\/src\/cmap\/auth\/(gssapi|aws|mongodb_aws|mongodb_oidc)/,
  // Packages that are not installed: for those, for proxies and for two ways to compress.
  /mongodb\/src\/deps\./,
  /mongodb\/src\/(cursor\/)?change_stream/,
  /mongodb\/src\/(operations|cursor)\/client_bulk_write/,
  /mongodb\/src\/operations\/(search_indexes|profiling_level|set_profiling|validate_coll|list_databases)/,
  /mongodb\/src\/(admin|cmap\/command_monitoring_events)\./,
  // Agenda's own loop, which the minute's trigger stands in for.
  /agenda\/dist\/Job(Processor|ProcessingQueue)\./,
];

const exported = /^export (?:abstract class|class|async function|function|const) (\w+)/gm;
/** Lists of values, by which the driver checks every address it is given. */
const tables = /^export const \w+ = Object\.freeze\(\{[^}]*\} as const\);/gm;

/** Whatever such a module exports is there, and says so should it ever be called. */
export const leftOut: Plugin = {
  name: "left-out",
  enforce: "pre",
  async load(id) {
    if (!modules.some((module) => module.test(id))) return null;
    const source = await readFile(id, "utf8");
    const kept = source.match(tables) ?? [];
    const names = [...source.replace(tables, "").matchAll(exported)].map(([, name]) => name);
    return [
      `import { leftOut } from ${JSON.stringify(standIn("left-out"))};`,
      ...kept,
      ...names.map((name) => `export const ${name} = /* @__PURE__ */ leftOut("${name}");`),
    ].join("\n");
  },
};

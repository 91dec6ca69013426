import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Beside every file what of it goes over the wire, so that the server has nothing to compress. */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  async writeBundle({ dir = "" }, files) {
    const compress = promisify(brotliCompress);
    const one = async (name: string) => {
      const path = join(dir, name);
      await writeFile(`${path}.br`, await compress(await readFile(path)));
    };
    await Promise.all(Object.keys(files).map(one));
  },
};

// oxlint-disable-next-line import/no-default-export -- Vite reads it
export default defineConfig({
  root: at("."),
  base: "/liff/",
  plugins: [compressed],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: at("../dist/liff"),
    emptyOutDir: true,
    // The page lives under a Content-Security-Policy without data: or inline code.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
});

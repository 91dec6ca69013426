import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import { defineConfig, esmExternalRequirePlugin } from "vite";
import { driver } from "./driver.ts";
import { leftOut } from "./left-out.ts";
import { standIns } from "./stand-ins.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// oxlint-disable-next-line import/no-default-export -- Vite reads it
export default defineConfig({
  root: at("../../.."),
  publicDir: false,
  plugins: [
    esmExternalRequirePlugin({ external: [...builtinModules], skipDuplicateCheck: true }),
    standIns,
    driver,
    leftOut,
  ],
  ssr: { target: "webworker", noExternal: true },
  resolve: { builtins: [/^node:/] },
  build: {
    ssr: at("../../worker.ts"),
    outDir: at("../../../dist/worker"),
    emptyOutDir: true,
    minify: true,
    sourcemap: true,
    target: "es2024",
    rolldownOptions: {
      external: ["cloudflare:workers"],
      output: { entryFileNames: "worker.js", codeSplitting: false },
    },
  },
});

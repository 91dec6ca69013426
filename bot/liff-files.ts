import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import type { LiffFiles } from "./liff-page.ts";

const BUILT = fileURLToPath(new URL("../dist/liff", import.meta.url));

type File = { readonly plain: Uint8Array<ArrayBuffer>; readonly brotli: Uint8Array<ArrayBuffer> };

/** The mini-app as it lies in a folder of this machine, read once. */
export const liffFilesIn = (folder: string = BUILT): LiffFiles => {
  let loading: Promise<ReadonlyMap<string, File>> | undefined;

  return async (path) => {
    const files = await (loading ??= load(folder).catch(() => new Map<string, File>()));
    // It may be built meanwhile. Once it is, a wrong address costs no second look.
    if (!files.has("index.html")) loading = undefined;
    return files.get(path) ?? null;
  };
};

const load = async (folder: string): Promise<ReadonlyMap<string, File>> => {
  const compress = promisify(brotliCompress);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name) !== ".br")
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const plain = new Uint8Array(await readFile(path));
      // The build leaves it beside: compressing everything here takes seconds of the first visit.
      const small = await readFile(`${path}.br`).catch(() => compress(plain));
      const file: File = { plain, brotli: new Uint8Array(small) };
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), file] as const;
    });
  return new Map(await Promise.all(files));
};

import process, { argv } from "node:process";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

// The Worker as it was bundled into a folder, in Cloudflare's runtime and nothing else: `wrangler dev`
// puts a second one before it.

const [folder = "", variables = "{}"] = argv.slice(2);
const { workerOptions } = unstable_getMiniflareWorkerOptions("wrangler.toml");
const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: "127.0.0.1",
    port: 0,
    cf: false,
    workers: [
      {
        ...workerOptions,
        name: "ayumi",
        modules: [{ type: "ESModule", path: `${folder}/worker.js` }],
        modulesRoot: folder,
        bindings: Object.assign({}, workerOptions["bindings"], JSON.parse(variables)),
        assets: Object.assign({}, workerOptions["assets"], { directory: folder }),
      },
    ],
  }),
);
const { port } = await miniflare.ready;
process.once("disconnect", () => void miniflare.dispose().then(() => process.exit()));
process.send?.({ port: Number(port) });

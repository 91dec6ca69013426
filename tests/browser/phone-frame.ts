/** The frame that the demo's console puts around the mini-app, with nothing else. */
export const phoneOf = (person: string, src: string) => `<!doctype html>
<html lang="ja"><title>phone</title>
<style>body { margin: 0 } iframe { display: block; width: 100vw; height: 100vh; border: 0 }</style>
<iframe title="Ayumi" allow="screen-wake-lock" src="${src.replaceAll('"', "")}"></iframe>
<script>
  const app = document.querySelector("iframe").contentWindow;
  addEventListener("message", async ({ source, data, origin }) => {
    if (source !== app) return;
    if (data === "liff:close") document.title = "closed";
    if (data !== "liff:id-token") return;
    const answer = await fetch("/console/id-token?person=${person}");
    app.postMessage({ type: data, ...(await answer.json()) }, origin);
  });
</script>`;

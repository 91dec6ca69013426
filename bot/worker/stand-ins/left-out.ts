/** Stands for a class or function that nothing of ours uses. */
export const leftOut = (name: string) =>
  function () {
    throw new Error(`the Worker is built without ${name}: see bot/worker/build/left-out.ts`);
  };

import { useWords } from "#liff/text/speak.ts";

type Saving = {
  readonly isPaused: boolean;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  readonly isError: boolean;
};

/** One quiet word about whether a change is safe. */
export function Saved({ saving }: { readonly saving: Saving }) {
  const { say } = useWords();
  return (
    <p role="status" class={saving.isError ? "saved failed" : "saved"}>
      {saving.isPaused
        ? say("settings.waiting")
        : saving.isPending
          ? say("settings.saving")
          : saving.isError
            ? say("settings.failed")
            : saving.isSuccess && say("settings.saved")}
    </p>
  );
}

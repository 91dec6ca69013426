import { useWords } from "#liff/text/speak.ts";
import { Waiting } from "#liff/ui/waiting.tsx";

type Asked = {
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly refetch: () => Promise<unknown>;
};

/** What stands where the inventory is about to be. */
export function Opening({ asked }: { readonly asked: Asked }) {
  const { say } = useWords();
  if (asked.isError) {
    return (
      <div class="card">
        <p>{say("unavailable.hint")}</p>
        <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
          {say("again")}
        </button>
      </div>
    );
  }
  return <Waiting />;
}

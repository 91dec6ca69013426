import { useWords } from "#liff/text/speak.ts";
import { Waiting } from "./waiting.tsx";

type Asked = {
  readonly isError: boolean;
  readonly refetch: () => Promise<unknown>;
};

/** What stands where the content of a page is about to be. */
export function Opening({ asked }: { readonly asked: Asked }) {
  const { say } = useWords();
  if (asked.isError) {
    return (
      <div class="card stacked" role="alert">
        <p>{say("unavailable.hint")}</p>
        <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
          {say("again")}
        </button>
      </div>
    );
  }
  return <Waiting />;
}

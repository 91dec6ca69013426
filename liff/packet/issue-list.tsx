import { usePacketWords } from "#liff/text/packet.ts";
import { langOf } from "#liff/text/questions.ts";
import type { PacketIssue } from "#shared/packet.ts";

/** What their writers would like to hear about. */
export function IssueList({ issues }: { readonly issues: readonly PacketIssue[] }) {
  const { tell } = usePacketWords();
  return (
    <ul class="packet-issues">
      {issues.map(({ id, name, text }) => (
        <li key={id}>
          <p lang={langOf(text)} dir="auto">
            {text}
          </p>
          <p class="packet-from" lang={langOf(name ?? "")}>
            {name ?? tell("nameless")}
          </p>
        </li>
      ))}
    </ul>
  );
}

const steps = ["guide.1", "guide.2", "guide.3", "guide.4"] as const;

/** How words are given back to whoever spoke. */
export function Guide() {
  const { tell } = usePacketWords();
  return (
    <ol class="packet-guide">
      {steps.map((step) => (
        <li key={step}>{tell(step)}</li>
      ))}
    </ol>
  );
}

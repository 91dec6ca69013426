type Props = { readonly lines: readonly string[] };

/** Promises, one a line. */
export function RuleList({ lines }: Props) {
  return (
    <ul class="rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

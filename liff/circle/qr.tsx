import { encode } from "uqr";

/** Light modules around the code, so that a camera finds it on any ground. */
const QUIET = 4;

type Props = { readonly text: string; readonly label: string };

/** Drawn here: what the code says is not sent anywhere. */
export function Qr({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: "M", border: QUIET });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join("");
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      shape-rendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

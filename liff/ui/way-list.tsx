import { ChevronRight, type LucideIcon } from "lucide-preact";
import { Link } from "wouter-preact";

type Way = {
  readonly to: string;
  readonly title: string;
  readonly hint: string;
  readonly Icon: LucideIcon;
};

/** Pages one can go on to, each with what is found there. */
export function WayList({ ways }: { readonly ways: readonly Way[] }) {
  return (
    <ul>
      {ways.map(({ to, title, hint, Icon }) => (
        <li key={to}>
          <Link href={to} class="way">
            <span class="way-words">
              <span class="way-title">
                <Icon size={20} aria-hidden="true" />
                {title}
              </span>
              <span class="hint">{hint}</span>
            </span>
            <ChevronRight size={20} aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";

type Props = { readonly to: string; readonly title: string; readonly hint: string };

/** A place to go, and a few words about what is there. */
export function Way({ to, title, hint }: Props) {
  return (
    <Link href={to} class="way">
      <span class="way-words">
        <span class="way-title">{title}</span>
        <span class="hint">{hint}</span>
      </span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  );
}

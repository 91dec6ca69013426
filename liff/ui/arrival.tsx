import { ChevronRight, type LucideIcon } from "lucide-preact";
import { Link } from "wouter-preact";

type Props = { readonly to: string; readonly icon: LucideIcon; readonly words: string };

/** A stop on the way for what came from companions; the picture stands where others have a dot. */
export const Arrival = ({ to, icon: Picture, words }: Props) => (
  <li class="stop arrival">
    <Picture class="arrival-picture" size={24} strokeWidth={1.75} aria-hidden="true" />
    <Link href={to} class="way">
      <span class="arrival-words">{words}</span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  </li>
);

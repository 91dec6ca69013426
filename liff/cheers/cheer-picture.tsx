import {
  BookOpen,
  Coffee,
  Feather,
  Footprints,
  Handshake,
  Lightbulb,
  Megaphone,
  Moon,
  PartyPopper,
  Sparkles,
  Sprout,
  Umbrella,
  type LucideIcon,
} from "lucide-preact";
import type { CheerWord } from "#shared/cheers.ts";

const pictures: Readonly<Record<CheerWord, LucideIcon>> = {
  CH1: Footprints,
  CH2: Sprout,
  CH3: Handshake,
  CH4: Lightbulb,
  CH5: Megaphone,
  CH6: Coffee,
  CH7: Sparkles,
  CH8: BookOpen,
  CH9: PartyPopper,
  CH10: Moon,
  CH11: Umbrella,
  CH12: Feather,
};

/** Drawn in the page's own line, so that it is the same calm picture on every phone. */
export function CheerPicture({ word }: { readonly word: CheerWord }) {
  const Picture = pictures[word];
  return <Picture class="cheer-picture" size={20} strokeWidth={1.75} aria-hidden="true" />;
}

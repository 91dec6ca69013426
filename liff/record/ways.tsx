import { Columns2, History, MailOpen, Search, Sparkles, Spline } from "lucide-preact";
import { Link } from "wouter-preact";
import { useRecordWords } from "#liff/text/record.ts";

const ways = [
  { to: "/me/search", word: "search", Icon: Search },
  { to: "/me/words", word: "beside", Icon: Columns2 },
  { to: "/me/conviction", word: "conviction", Icon: Spline },
  { to: "/strengths", word: "strengths", Icon: Sparkles },
  { to: "/me/letters", word: "letters", Icon: MailOpen },
  { to: "/me/past", word: "past", Icon: History },
] as const;

/** Other ways to look at the same road. */
export function Ways() {
  const { tell } = useRecordWords();
  return (
    <nav class="record-ways" aria-label={tell("ways")}>
      {ways.map(({ to, word, Icon }) => (
        <Link key={to} href={to} class="chip">
          <Icon size={18} aria-hidden="true" />
          {tell(word)}
        </Link>
      ))}
    </nav>
  );
}

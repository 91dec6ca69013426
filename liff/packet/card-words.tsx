import { usePacketWords } from "#liff/text/packet.ts";
import { choiceName, langOf, questionName } from "#liff/text/questions.ts";
import type { PostWords } from "#shared/feed.ts";
import type { PacketCard } from "#shared/packet.ts";

type Props = {
  readonly card: PacketCard;
  /** How deep it lies in the page: right below its title, or below a list's. */
  readonly level: 2 | 3;
};

/** What somebody shared, as a road: what was meant, what was, what comes next. */
export function CardWords({ card, level }: Props) {
  const { tell, locale } = usePacketWords();
  const { before, now, next, wanted } = card;
  const isOpen = now.length === 0;
  const When = level === 2 ? "h2" : "h3";
  return (
    <>
      <ol class="packet-road">
        {before !== null && (
          <li class="was">
            <When class="packet-when">{tell("before")}</When>
            <p lang={langOf(before)} dir="auto">
              {before}
            </p>
          </li>
        )}
        <li class="now">
          <When class="packet-when">{tell("now")}</When>
          {isOpen && <p class="packet-open">{tell("open")}</p>}
          {now.map((words) => (
            <Told key={words.qid} words={words} />
          ))}
        </li>
        {next.length > 0 && (
          <li class="ahead">
            <When class="packet-when">{tell("next")}</When>
            {next.map(({ qid, text }) => (
              <p key={qid} lang={langOf(text)} dir="auto">
                {text}
              </p>
            ))}
          </li>
        )}
      </ol>
      {wanted !== null && (
        <p class="packet-wanted">
          <span>{tell("wanted")}</span> {choiceName("MO9", wanted, locale)}
        </p>
      )}
    </>
  );
}

function Told({ words: { qid, choice, text } }: { readonly words: PostWords }) {
  const { locale } = usePacketWords();
  return (
    <div class="packet-told">
      <p class="packet-asked">{questionName(qid, locale)}</p>
      {choice !== null && <p>{choiceName(qid, choice, locale)}</p>}
      {text !== "" && (
        <p lang={langOf(text)} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}

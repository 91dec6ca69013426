import { useId } from "preact/hooks";
import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Face } from "#liff/ui/face.tsx";
import { strengthWordIn } from "#shared/strength-words.ts";
import type { Portrait, StrengthGroup } from "#shared/strengths.ts";

type Of = keyof Portrait;

/** One of the three parts of the picture, as a list under its heading. */
export function Side({ of, groups }: { readonly of: Of; readonly groups: Portrait[Of] }) {
  const { tell } = useStrengthWords();
  const id = useId();
  return (
    <section class={`side ${of}`} aria-labelledby={id}>
      <header>
        <Overlap of={of} />
        <div>
          <h2 id={id}>{tell(of)}</h2>
          <p class="hint">{tell(`${of}Hint`)}</p>
        </div>
      </header>
      {groups.length === 0 ? (
        <p class="side-none">{tell(`${of}None`)}</p>
      ) : (
        <ul>
          {groups.map((group) => (
            <Group key={group.word ?? `${group.mine[0]} ${group.theirs[0]?.name}`} group={group} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Group({ group }: { readonly group: StrengthGroup }) {
  const { tell, locale } = useStrengthWords();
  const { word, mine, theirs, isSurprising } = group;
  const name = word === null ? (mine[0] ?? theirs[0]?.name ?? "") : strengthWordIn(word, locale);
  const names = [...new Set([...mine, ...theirs.map((each) => each.name)])];
  const others = names.filter((each) => each !== name);
  return (
    <li>
      <p class="side-name">
        <span lang={langOf(name)} dir="auto">
          {name}
        </span>
        {isSurprising && <span class="surprise">{tell("surprise")}</span>}
      </p>
      {others.length > 0 && (
        <p class="hint" lang={langOf(others.join())}>
          {tell("alsoSaid", { names: others.join(locale === "ja" ? "、" : ", ") })}
        </p>
      )}
      {theirs.length > 0 && (
        <p class="side-who">
          {named(theirs).map(({ key, from, text }) => (
            <span key={key} class="giver">
              {from !== null && (
                <span class="giver-face">
                  <Face name={from.name} face={from.face} picture={from.picture} />
                </span>
              )}
              <span lang={langOf(text)}>{text}</span>
            </span>
          ))}
        </p>
      )}
    </li>
  );

  /** Each companion once, also where they named it twice. */
  function named(of: StrengthGroup["theirs"]) {
    const people = of.map(({ from }) => ({
      from,
      text:
        from === null
          ? tell("fromNobody")
          : from.name === null
            ? tell("nameless")
            : tell("said", { name: from.name }),
    }));
    const byKey = new Map(
      people.map((each) => [`${each.text} ${each.from?.picture}`, each] as const),
    );
    return [...byKey].map(([key, each]) => ({ key, ...each }));
  }
}

/** Two circles, the part that the heading names filled: beside words, not instead of them. */
function Overlap({ of }: { readonly of: Of }) {
  return (
    <svg class="overlap" viewBox="0 0 44 28" aria-hidden="true">
      {of === "mine" && <circle cx="15" cy="14" r="12" class="full" />}
      {of === "theirs" && <circle cx="29" cy="14" r="12" class="full" />}
      {of === "mine" && <circle cx="29" cy="14" r="12" class="bare" />}
      {of === "theirs" && <circle cx="15" cy="14" r="12" class="bare" />}
      {of === "both" && <path d="M22 4.25a12 12 0 0 1 0 19.5a12 12 0 0 1 0-19.5z" class="full" />}
      <circle cx="15" cy="14" r="12" />
      <circle cx="29" cy="14" r="12" />
    </svg>
  );
}

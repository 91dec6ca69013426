import { useQuery } from "@tanstack/preact-query";
import { Link, useSearch } from "wouter-preact";
import { Refused } from "#liff/api.ts";
import { STRENGTHS, useAsk } from "#liff/strengths/ask.ts";
import { GivenCard } from "#liff/strengths/given-card.tsx";
import { Naming } from "#liff/strengths/naming.tsx";
import { periodWords } from "#liff/text/dates.ts";
import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { mostStrengths, type NamingView } from "#shared/strengths.ts";

/** Naming a strength from a record that one has read: `?post=` says which. */
export function NameStrength() {
  const { tell } = useStrengthWords();
  const post = new URLSearchParams(useSearch()).get("post") ?? "";
  const ask = useAsk();
  const asked = useQuery({
    queryKey: [...STRENGTHS, "naming", post],
    queryFn: () => ask.naming(post),
    enabled: post !== "",
  });
  const { data, error } = asked;
  const status = error instanceof Refused ? error.status : null;
  if (post === "" || status === 404 || status === 400) {
    return <Closed title={tell("gone")} hint={tell("goneHint")} />;
  }
  if (status === 403) return <Closed title={tell("unwanted")} hint={tell("unwantedHint")} />;
  if (data === undefined) {
    return (
      <Page title={tell("name")} back={{ to: "/feed", label: tell("toSteps") }}>
        <Opening asked={asked} />
      </Page>
    );
  }
  return <Open key={post} post={post} view={data} />;
}

function Open({ post, view }: { readonly post: string; readonly view: NamingView }) {
  const { say, tell, locale } = useStrengthWords();
  const { to, cadence, period, given } = view;
  const name = to.name ?? tell("nameless");
  const { key, vars } = periodWords(cadence, period, locale);
  return (
    <Page title={tell("nameTitle", { name })} back={{ to: "/feed", label: tell("toSteps") }}>
      <p class="lead" lang={langOf(name)}>
        {tell("nameLead", { record: say(key, vars) })}
      </p>
      {given.length < mostStrengths ? (
        <Naming post={post} name={name} isFirst={given.length === 0} />
      ) : (
        <p class="card">{tell("enough")}</p>
      )}
      {given.length > 0 && (
        <section class="given-here" aria-labelledby="given-here">
          <h2 id="given-here">{tell("namedBefore")}</h2>
          {given.map((strength) => (
            <GivenCard key={strength.id} strength={strength} heading="h3" />
          ))}
        </section>
      )}
    </Page>
  );
}

function Closed({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { tell } = useStrengthWords();
  return (
    <Page title={title} back={{ to: "/feed", label: tell("toSteps") }}>
      <p class="lead">{hint}</p>
      <Link href="/feed" class="button quiet">
        {tell("toSteps")}
      </Link>
    </Page>
  );
}

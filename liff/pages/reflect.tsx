import { useQuery } from "@tanstack/preact-query";
import { isOutside } from "#liff/api.ts";
import { createAsk } from "#liff/reflect/ask.ts";
import { formKey } from "#liff/reflect/form-key.ts";
import { ReflectForm } from "#liff/reflect/reflect-form.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { useWords } from "#liff/text/speak.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { NotFound } from "./not-found.tsx";

type Props = { readonly params: { readonly cadence: string; readonly period?: string } };

/** A reflection to write in: this period's, or the one its address names. */
export function Reflect({ params }: Props) {
  const { say, locale } = useWords();
  const { api } = useSurroundings();
  const { cadence, period = "current" } = params;
  const asked = useQuery({
    queryKey: formKey(cadence, period, locale),
    queryFn: () => createAsk(api).read({ cadence, period }),
    staleTime: 0,
    refetchOnWindowFocus: "always",
  });
  const { data, error } = asked;
  if (data !== undefined) return <ReflectForm key={data.period} form={data} />;
  if (isOutside(error)) return <NotFound />;
  return (
    <Page title={say("home.write")}>
      <Opening asked={asked} />
    </Page>
  );
}

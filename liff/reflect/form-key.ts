/** The name of a form in the page's memory; each language is another form. */
export const formKey = (cadence: string, ...more: readonly string[]) =>
  ["form", cadence, ...more] as const;

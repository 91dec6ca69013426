import type { Problem } from "#bot/demo/double/answers.ts";

export const problemsOf = (_method: string, _path: string, _body: unknown): Problem[] => [];

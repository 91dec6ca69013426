import type { ValidateFunction } from "ajv";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Problem } from "#bot/demo/double/answers.ts";
import type { Description } from "./description.ts";
import { flattenSchemas } from "./flatten.ts";
import { errorToProblem } from "./schema-problems.ts";

/** Checks a request's body against LINE's published schema of that endpoint. */
export const createSchemaCheck = (description: Description) => {
  const ajv = new Ajv({ allErrors: true, discriminator: true, strict: false, verbose: true });
  addFormats.default(ajv);
  const schemas = flattenSchemas(description.components.schemas);
  ajv.addSchema({ $id: "line", components: { schemas } });
  const endpoints = Object.entries(description.paths).map(([path, operations]) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
    operations,
  }));
  const compiled = new Map<string, ValidateFunction>();

  const validatorOf = (method: string, path: string): ValidateFunction | null => {
    const endpoint =
      endpoints.find((one) => one.path === path) ??
      endpoints.find(({ pattern }) => pattern.test(path));
    const operation = endpoint?.operations[method.toLowerCase()];
    const ref = operation?.requestBody?.content?.["application/json"]?.schema?.$ref;
    if (ref === undefined) return null;
    const known = compiled.get(ref) ?? ajv.compile({ $ref: `line${ref}` });
    compiled.set(ref, known);
    return known;
  };

  return (method: string, path: string, body: unknown): Problem[] => {
    const validate = validatorOf(method, path);
    if (!validate || validate(body ?? null)) return [];
    return (validate.errors ?? []).map(errorToProblem);
  };
};

export type SchemaCheck = ReturnType<typeof createSchemaCheck>;

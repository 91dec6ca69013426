import type { ValidateFunction } from "ajv";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import type { Problem } from "#bot/demo/double/answers.ts";
import type { Description, Operation } from "./description.ts";
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

  const bodyOf = (method: string, path: string): Operation["requestBody"] =>
    (
      endpoints.find((one) => one.path === path) ??
      endpoints.find(({ pattern }) => pattern.test(path))
    )?.operations[method.toLowerCase()]?.requestBody;

  const validatorOf = (ref: string): ValidateFunction => {
    const known = compiled.get(ref) ?? ajv.compile({ $ref: `line${ref}` });
    compiled.set(ref, known);
    return known;
  };

  return (method: string, path: string, body: unknown): Problem[] => {
    const expected = bodyOf(method, path);
    const ref = expected?.content?.["application/json"]?.schema?.$ref;
    if (ref === undefined || (body === undefined && !expected?.required)) return [];
    const validate = validatorOf(ref);
    if (validate(body ?? null)) return [];
    return (validate.errors ?? []).map(errorToProblem);
  };
};

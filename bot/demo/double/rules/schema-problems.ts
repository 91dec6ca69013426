import type { ErrorObject } from "ajv";
import type { Problem } from "#bot/demo/double/answers.ts";

/** A schema's complaint the way LINE words it. */
export const errorToProblem = (error: ErrorObject): Problem => {
  const at = pointerToPath(error.instancePath);
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case "required":
      return {
        property: within(at, String(params["missingProperty"])),
        message: "May not be null",
      };
    case "additionalProperties":
      return {
        property: within(at, String(params["additionalProperty"])),
        message: "unknown field",
      };
    case "minItems":
    case "maxItems":
      return { property: at, message: sizeOf(error) };
    case "minimum":
    case "maximum":
      return { property: at, message: rangeOf(error) };
    case "maxLength":
      return { property: at, message: `Length must be between 0 and ${String(params["limit"])}` };
    case "discriminator":
    case "enum":
      return { property: at, message: "invalid property" };
    default:
      return { property: at, message: error.message ?? "invalid property" };
  }
};

const within = (at: string, name: string): string => (at === "" ? name : `${at}.${name}`);

const pointerToPath = (pointer: string): string =>
  pointer
    .replaceAll(/\/(\d+)(?=\/|$)/g, "[$1]")
    .replaceAll("/", ".")
    .replace(/^\./, "");

const sizeOf = ({ parentSchema }: ErrorObject): string => {
  const { minItems = 0, maxItems } = (parentSchema ?? {}) as Readonly<Record<string, number>>;
  return maxItems === undefined
    ? `Size must be at least ${minItems}`
    : `Size must be between ${minItems} and ${maxItems}`;
};

const rangeOf = ({ parentSchema }: ErrorObject): string => {
  const { minimum, maximum } = (parentSchema ?? {}) as Readonly<Record<string, number>>;
  if (maximum === undefined) return `Must be at least ${minimum}`;
  return minimum === undefined
    ? `Must be at most ${maximum}`
    : `Must be between ${minimum} and ${maximum}`;
};

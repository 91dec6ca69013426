import type { Schema } from "./description.ts";

type Schemas = Readonly<Record<string, Schema>>;

const nameOf = (ref: string): string => ref.slice(ref.lastIndexOf("/") + 1);

/**
 * The schemas as JSON Schema reads them: a base with a discriminator becomes the choice of its
 * children, a child holds everything it inherits and nothing it does not name.
 */
export const flattenSchemas = (schemas: Schemas): Record<string, Schema> => {
  const tags = tagsByChild(schemas);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      isBase(schema) ? choiceOf(schema) : strict(tagged(merged(schema, schemas), tags.get(name))),
    ]),
  );
};

type Tag = { readonly property: string; readonly values: readonly string[] };

const isBase = (schema: Schema): boolean => schema.discriminator?.mapping !== undefined;

const tagsByChild = (schemas: Schemas): ReadonlyMap<string, Tag> => {
  const tags = new Map<string, Tag>();
  for (const { discriminator } of Object.values(schemas)) {
    for (const [value, ref] of Object.entries(discriminator?.mapping ?? {})) {
      const property = discriminator?.propertyName ?? "type";
      const values = tags.get(nameOf(ref))?.values ?? [];
      tags.set(nameOf(ref), { property, values: [...values, value] });
    }
  }
  return tags;
};

const choiceOf = (schema: Schema): Schema => {
  const { propertyName = "type", mapping = {} } = schema.discriminator ?? {};
  return {
    type: "object",
    required: [propertyName],
    discriminator: { propertyName },
    oneOf: [...new Set(Object.values(mapping))].map(($ref) => ({ $ref })),
  };
};

const merged = (schema: Schema, schemas: Schemas): Schema => {
  const { allOf = [], discriminator: _discriminator, ...own } = schema;
  const parts = allOf.map((part) => {
    const target = part.$ref === undefined ? part : schemas[nameOf(part.$ref)];
    return target ? merged(target, schemas) : part;
  });
  if (parts.length === 0) return own;
  const all = [...parts, own];
  return {
    ...own,
    type: "object",
    properties: Object.assign({}, ...all.map(({ properties }) => properties)) as Schemas,
    required: [...new Set(all.flatMap(({ required }) => required ?? []))],
  };
};

const tagged = (schema: Schema, tag: Tag | undefined): Schema =>
  tag === undefined
    ? schema
    : {
        ...schema,
        type: "object",
        required: [...new Set([...(schema.required ?? []), tag.property])],
        properties: {
          ...schema.properties,
          [tag.property]: { type: "string", enum: tag.values },
        },
      };

/** No property beyond those named, also in objects written in place. */
const strict = (schema: Schema): Schema => ({
  ...schema,
  ...(schema.items ? { items: strict(schema.items) } : {}),
  ...(schema.properties
    ? {
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, one]) => [name, strict(one)]),
        ),
        additionalProperties: schema.additionalProperties ?? false,
      }
    : {}),
});

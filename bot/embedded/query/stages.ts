import { Lazy, type Iterator } from "mingo/lazy";
import type { Options } from "mingo/types";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { compileFilter } from "./filter.ts";
import { compileProjection } from "./projection.ts";
import { parseSort, sortDocs } from "./sort-keys.ts";

/** Stages where mingo's own differ from MongoDB: they share our filters, orders and projections. */
export const OVERRIDES = {
  $match: (docs: Iterator, filter: Doc, options: Options) =>
    docs.filter<Doc>(compileFilter(filter, { options })),
  $sort: (docs: Iterator, sort: Doc) =>
    docs.transform<Doc>((all) => Lazy(sortDocs(all, parseSort(sort), (doc) => doc))),
  $count: (docs: Iterator, field: string) =>
    docs.transform<Doc>((all) => Lazy(all.length > 0 ? [{ [field]: all.length }] : [])),
  $project: (docs: Iterator, fields: Doc, options: Options) => {
    if (!isPlain(fields) || Object.keys(fields).length === 0) {
      throw new Refusal("FailedToParse", "$project specification must be a non-empty object");
    }
    return docs.map<Doc>(compileProjection(fields, {}, { options }));
  },
  $unset: (docs: Iterator, fields: string | string[], options: Options) => {
    const unwanted = Object.fromEntries([fields].flat().map((field) => [field, 0]));
    return docs.map<Doc>(compileProjection(unwanted, {}, { options }));
  },
};

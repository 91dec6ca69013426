import { isWorthAsking, Refused, type AyumiApi } from "#liff/api.ts";
import type { FieldConflict, FieldView, SectionView } from "#shared/inventory-view.ts";
import type { Entry } from "./entries.ts";
import { requestOf } from "./tactic-send.ts";

/** How the server took a change. `later`: there was no answer, or not now. */
export type Sent =
  | { readonly is: "done"; readonly section: SectionView }
  | { readonly is: "conflict"; readonly current: FieldView }
  | { readonly is: "refused" }
  | { readonly is: "later" };

export const createSend =
  (inventory: AyumiApi["inventory"]) =>
  async (entry: Entry): Promise<Sent> => {
    const { fields, items, sections } = inventory;
    try {
      const answer = await request(entry);
      return { is: "done", section: (await answer.json()) as SectionView };
    } catch (error) {
      if (!(error instanceof Error) || isWorthAsking(error)) return { is: "later" };
      if (!(error instanceof Refused) || error.status === 401) return { is: "later" };
      if (error.status !== 409) return { is: "refused" };
      return { is: "conflict", current: (error.body as FieldConflict).current };
    }

    function request({ op, ...change }: Entry): Promise<Pick<Response, "json">> {
      const options = { headers: { "idempotency-key": op } };
      switch (change.do) {
        case "write": {
          const { item, field, value, audience, rev } = change;
          const json = { value, audience, rev };
          return item === null
            ? fields[":id"].$put({ param: { id: field }, json }, options)
            : items[":section"][":id"].$patch({ param: item, json: { field, ...json } }, options);
        }
        case "add": {
          const { section, id } = change.item;
          return items[":section"].$post({ param: { section }, json: { id } }, options);
        }
        case "accept":
          return items[":section"][":id"].$patch(
            { param: change.item, json: { draft: false } },
            options,
          );
        case "remove":
          return items[":section"][":id"].$delete({ param: change.item }, options);
        case "order": {
          const { section, ids } = change;
          return items[":section"].order.$put(
            { param: { section }, json: { ids: [...ids] } },
            options,
          );
        }
        case "decide":
        case "relate":
        case "belong":
        case "reshape":
        case "unshape":
          return requestOf(inventory, { op, ...change }, options);
        case "confirm":
          return sections[":section"].confirm.$post(
            { param: { section: change.section } },
            options,
          );
      }
    }
  };

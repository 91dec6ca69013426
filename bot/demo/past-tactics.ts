import type { Inventory } from "#bot/inventory/service.ts";
import type { FieldValue, ItemSection } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";

type Past = {
  readonly inventory: Inventory;
  readonly memberId: string;
  readonly by: () => { readonly operation: string; readonly at: Date };
  readonly add: (
    section: ItemSection,
    id: string,
    words: Partial<Record<FieldId, FieldValue>>,
  ) => Promise<void>;
};

/** Three tactics, as they were begun. */
export async function beginTactics({ add }: Past): Promise<void> {
  await add("tactic", "demo-tactic-1", {
    "I8-1": "朝の30分を使って、よくある質問をひとつ書く",
    "I8-2": ["skill", "time"],
    "I8-3": "朝から会議が入る",
    "I8-4": "もし会議が入ったら、昼休みの前に10分だけ書く",
  });
  await add("tactic", "demo-tactic-2", {
    "I8-1": "面接の前の日に、聞きたいことを3つ決める",
    "I8-2": ["skill"],
  });
  await add("tactic", "demo-tactic-3", { "I8-1": "英語のニュースを週に1本読む" });
}

/** One has done its part, one is laid down. */
export async function settleTactics({ inventory, memberId, by }: Past): Promise<void> {
  await inventory.decide(memberId, by(), "demo-tactic-2", "graduate");
  const item = { section: "tactic", id: "demo-tactic-2" } as const;
  const value = "決めておくと、相手の話を最後まで聞けた";
  await inventory.write(memberId, by(), { item, field: "I8-6", value, rev: 0 });
  await inventory.decide(memberId, by(), "demo-tactic-3", "rest");
}

/** The one that goes on, with its goal, what it uses, and small steps. */
export async function walkTactic({ inventory, memberId, by, add }: Past): Promise<void> {
  const links = { goal: "I2-3", draws: ["demo-skill-1"] };
  await inventory.relate(memberId, by(), "demo-tactic-1", links);
  const item = { section: "tactic", id: "demo-tactic-1" } as const;
  await inventory.write(memberId, by(), { item, field: "I8-5", value: "quarter", rev: 0 });
  await add("task", "demo-task-1", { "I9-1": "よく聞かれることを5つ書き出す", "I9-4": "done" });
  await add("task", "demo-task-2", {
    "I9-1": "1枚にまとめて、後輩ひとりに見てもらう",
    "I9-2": "金曜の午後、休憩室で",
  });
  await add("task", "demo-task-3", { "I9-1": "置き場所を、みんなに伝える" });
  for (const id of ["demo-task-1", "demo-task-2", "demo-task-3"]) {
    await inventory.belong(memberId, by(), id, "demo-tactic-1");
  }
}

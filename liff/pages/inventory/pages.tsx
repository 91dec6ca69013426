import { Route, Switch } from "wouter-preact";
import { NotFound } from "#liff/pages/not-found.tsx";
import { Inventory } from "./all.tsx";
import { InventoryAssets } from "./assets.tsx";
import { InventoryComparison } from "./comparison.tsx";
import { InventoryLifeline } from "./lifeline.tsx";
import { GraduatedTactics } from "./graduated.tsx";
import { InventoryPreview } from "./preview.tsx";
import { InventorySection } from "./section.tsx";

/** Everything under `/inventory`, loaded once somebody goes there. */
export function InventoryPages() {
  return (
    <Switch>
      <Route path="/inventory" component={Inventory} />
      <Route path="/inventory/preview" component={InventoryPreview} />
      <Route path="/inventory/comparison" component={InventoryComparison} />
      <Route path="/inventory/lifeline" component={InventoryLifeline} />
      <Route path="/inventory/assets" component={InventoryAssets} />
      <Route path="/inventory/tactic/graduated" component={GraduatedTactics} />
      <Route path="/inventory/:section" component={InventorySection} />
      <Route component={NotFound} />
    </Switch>
  );
}

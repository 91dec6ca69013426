import { Route, Switch } from "wouter-preact";
import { Inventory } from "./all.tsx";
import { InventoryPreview } from "./preview.tsx";
import { InventorySection } from "./section.tsx";

/** Everything under `/inventory`, loaded once somebody goes there. */
export function InventoryPages() {
  return (
    <Switch>
      <Route path="/inventory" component={Inventory} />
      <Route path="/inventory/preview" component={InventoryPreview} />
      <Route path="/inventory/:section" component={InventorySection} />
    </Switch>
  );
}

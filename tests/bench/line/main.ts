import process from "node:process";
import { flood, type Flood } from "./flood.ts";
import { pace, type Pace } from "./pace.ts";
import { startPlatform } from "./platform.ts";
import { talk, type Talk } from "./talk.ts";

// LINE in a process of its own: sends webhooks as it is told to, and takes the replies.

const platform = await startPlatform();

process.on("message", (order: Flood | Pace | Talk) => {
  void take(order).then((answer) => process.send?.({ answer }));
});
process.on("disconnect", () => process.exit());
process.send?.({ port: platform.port });

async function take(order: Flood | Pace | Talk): Promise<object> {
  switch (order.do) {
    case "flood":
      return flood(order);
    case "pace":
      return pace(platform, order);
    case "talk":
      return talk(platform, order);
  }
}

import type { messagingApi } from "@line/bot-sdk";
import type { Announcement } from "#shared/meetup.ts";
import { planOn } from "#tests/meetups/plan.ts";
import { startCommunity } from "./community.ts";

type Announced = { outcome: string };

/** A circle with an organizer and a member, and a LINE group of them and a guest. */
export const startGroupCircle = async (options: Parameters<typeof startCommunity>[0] = {}) => {
  const community = await startCommunity(options);
  const { double, context, settled, person, member } = community;
  const { features } = context;
  const olga = await member("おるが");
  const yuki = await member("ゆき");
  const guest = await person("けん", { adds: false });
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const olgaId = await idOf(olga.userId);
  const circle = await features.circles.found(olgaId, { name: "第一期", history: "from_joining" });
  const { token } = await features.circles.invite(olgaId, circle.id, 7);
  await features.circles.accept(token, { memberId: await idOf(yuki.userId), introduction: null });
  const newGroup = async (name: string, kind: "group" | "room" = "group") => {
    const members = [olga.userId, yuki.userId, guest.userId];
    const group = double.createGroup({ name, members, kind });
    await double.inviteBot(group.id);
    await settled();
    return group.id;
  };
  const group = await newGroup("研究所のみんな");
  const [asOlga, asYuki] = [await community.page(olga.userId), await community.page(yuki.userId)];
  const said = (id = group) => double.botMessages(id) as messagingApi.Message[];
  const linkIn = (id = group) =>
    [...JSON.stringify(said(id)).matchAll(/\/group\/([\w-]+)/g)].at(-1)?.[1] ?? "";
  const link = async (id = group) =>
    (await community.page(olga.userId))("POST", "/api/groups/link", {
      token: linkIn(id),
      circle: circle.id,
    });
  const plan = async (more: Parameters<typeof planOn>[0] = {}) => {
    const made = await asOlga("POST", `/api/circles/${circle.id}/meetups`, planOn(more));
    return ((await made.json()) as { id: string }).id;
  };
  const announce = async (id: string) =>
    ((await (await asOlga("POST", `/api/meetups/${id}/announcement`)).json()) as Announced).outcome;
  const look = async (id: string) =>
    (await (await asOlga("GET", `/api/meetups/${id}/announcement`)).json()) as Announcement;
  return {
    ...community,
    features,
    olga,
    yuki,
    guest,
    idOf,
    circle,
    group,
    newGroup,
    asOlga,
    asYuki,
    said,
    linkIn,
    link,
    plan,
    announce,
    look,
  };
};

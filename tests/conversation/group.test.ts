import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

const ORGANIZER = `U${"e".repeat(32)}`;

/** A group that has just taken the bot in. Its organizer has consented, or is not known yet. */
const startGroup = async (organizer: "ja" | "en" | null) => {
  const community = await startCommunity({ env: { ORGANIZER_USER_IDS: ORGANIZER } });
  const { double, person, settled, context } = community;
  if (organizer !== null) {
    double.addPerson({ userId: ORGANIZER, name: "いまてん", language: organizer });
    await context.features.members.consent(ORGANIZER, organizer);
  }
  const guest = await person("けん", { adds: false, language: "en" });
  const group = double.createGroup({ name: "研究所", members: [guest.userId] });
  await double.inviteBot(group.id);
  await settled();
  const said = () => JSON.stringify(double.botMessages(group.id).at(-1));
  return {
    ...community,
    guest,
    said,
    joins: (userId: string) => double.joinGroup(userId, group.id),
    calls: async (userId: string) => {
      await double.say(userId, "ねえ", { chat: group.id, mentionsBot: true });
      await settled();
      return said();
    },
  };
};

test("a group is greeted in the language of the community's organizer", async () => {
  const english = await startGroup("en");
  expect(english.said()).toContain("I announce this group's meetups");
  const japanese = await startGroup("ja");
  expect(japanese.said()).toContain("定例会をお知らせする係です");
});

test("as long as nobody is known a group hears Japanese, whatever LINE says of a stranger", async () => {
  const { said, calls, guest } = await startGroup(null);
  expect(said()).toContain("定例会をお知らせする係です");
  expect(await calls(guest.userId)).toContain("1対1で開く");
});

test("a member who calls is answered in their own language, a stranger in the organizer's", async () => {
  const { member, joins, calls, guest } = await startGroup("ja");
  const anna = await member("Anna", "Someone said my minutes helped", "en");
  await joins(anna.userId);
  expect(await calls(anna.userId)).toContain("Open 1:1 chat");
  expect(await calls(guest.userId)).toContain("1対1で開く");
  await anna.says("日本語");
  expect(await calls(anna.userId)).toContain("1対1で開く");
});

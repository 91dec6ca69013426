import { editBetween, markOf } from "#shared/text-edit.ts";
import { startChild } from "./child.ts";
import { goal, ms, spreadOf, table } from "./figures.ts";
import { newDir } from "./processes.ts";

const MEMBERS = 25;
const PER_SECOND = 200;

type Member = {
  readonly cookie: string;
  text: string;
  fieldRev: number;
  /** A page saves one thing after the other. */
  saved: Promise<number>;
};

/** What the mini-app asks at a steady rate: reading and saving by members of a full community. */
export const benchApi = async (options: { readonly seconds: number }) => {
  const dir = newDir();
  const args = ["--dir", dir.path, "--members", String(MEMBERS)];
  const server = await startChild("./servers/api.ts", args);
  const cookies = await server.ask<string[]>({});
  const members = cookies.map((cookie): Member => ({
    cookie,
    text: "",
    fieldRev: 0,
    saved: Promise.resolve(200),
  }));
  const ask = async (member: Member, method: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api${path}`, {
      method,
      headers: {
        cookie: member.cookie,
        origin: `http://127.0.0.1:${server.port}`,
        "content-type": "application/json",
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    await answer.arrayBuffer();
    return answer.status;
  };

  const kinds = {
    "GET me": (member: Member) => ask(member, "GET", "/me"),
    "GET records": (member: Member) => ask(member, "GET", "/me/reflections"),
    "GET form": (member: Member) => ask(member, "GET", "/reflections/monthly/current"),
    "PUT answer": (member: Member) =>
      inTurn(member, async () => {
        const text = `${member.text}、そして次のことを書いた`;
        const marks = { from: markOf(member.text), to: markOf(text) };
        const edit = { ...editBetween(member.text, text), ...marks };
        const path = "/reflections/monthly/current/answers/MO6";
        const status = await ask(member, "PUT", path, { edit, rev: 0 });
        if (status === 200) member.text = text;
        return status;
      }),
    "GET inventory": (member: Member) => ask(member, "GET", "/inventory"),
    "PUT inventory": (member: Member) =>
      inTurn(member, async () => {
        const { fieldRev: rev } = member;
        const change = { value: `提案書を${rev}本、自分で書く`, audience: "self", rev };
        const status = await ask(member, "PUT", "/inventory/fields/I2-3", change);
        if (status === 200) member.fieldRev += 1;
        return status;
      }),
  };
  const names = Object.keys(kinds) as (keyof typeof kinds)[];

  const load = async (seconds: number) => {
    const times = new Map<string, number[]>(names.map((name) => [name, []]));
    const under: Promise<void>[] = [];
    let failed = 0;
    const one = async (name: keyof typeof kinds, member: Member, due: number) => {
      const status = await kinds[name](member);
      if (status === 200) times.get(name)?.push(performance.now() - due);
      else failed += 1;
    };
    const began = performance.now();
    for (let sent = 0; sent < PER_SECOND * seconds;) {
      for (const now = performance.now(); sent < PER_SECOND * seconds; sent += 1) {
        const due = began + (sent * 1000) / PER_SECOND;
        if (due > now) break;
        const name = names[sent % names.length] ?? "GET me";
        const member = members[Math.floor(sent / names.length) % MEMBERS];
        if (member !== undefined) under.push(one(name, member, due));
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await Promise.all(under);
    return { times, failed };
  };

  await load(2);
  const { times, failed } = await load(options.seconds);
  await server.stop();
  dir.remove();

  const row = (name: string, values: readonly number[]) => {
    const { count, p50, p99, max } = spreadOf(values);
    return [name, String(count), ms(p50), ms(p99), ms(max)];
  };
  const all = spreadOf([...times.values()].flat());
  return {
    goals: [
      goal(
        `the mini-app's requests at ${PER_SECOND} a second by ${MEMBERS} members for ${options.seconds} s`,
        "p99 ≤ 100 ms",
        `p99 ${ms(all.p99)}`,
        all.p99 <= 100 && failed === 0,
      ),
    ],
    text: [
      `## What the mini-app asks (${PER_SECOND} requests a second, ${MEMBERS} members)`,
      table(
        ["", "requests", "p50", "p99", "at most"],
        [...times].map(([name, values]) => row(name, values)),
      ),
      `${failed} requests failed.`,
    ].join("\n\n"),
  };
};

const inTurn = (member: Member, save: () => Promise<number>) =>
  (member.saved = member.saved.then(save, save));

import { expect, test } from "vitest";
import { createLinePhone, permanentLink, withoutLogin, type Sdk } from "#liff/phone/line.ts";

const LIFF_ID = "1657000000-AbCdEfGh";
const CHAT = "https://line.me/R/ti/p/%40ayumi";

const storageOf = (
  kept: Map<string, string>,
): Pick<Storage, "getItem" | "setItem" | "removeItem"> => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => void kept.set(key, value),
  removeItem: (key) => void kept.delete(key),
});

/** LINE as the SDK shows it; what the page asks of it is written down. */
const line = (
  given: Partial<Sdk> = {},
  href = "https://ayumi.example.org/liff/me",
  storage = storageOf(new Map<string, string>()),
) => {
  const asked: string[] = [];
  const sdk: Sdk = {
    init: ({ liffId }) => Promise.resolve(void asked.push(`init ${liffId}`)),
    isLoggedIn: () => true,
    isInClient: () => false,
    login: ({ redirectUri }) => asked.push(`login ${redirectUri}`),
    logout: () => asked.push("logout"),
    getIDToken: () => "token",
    getAppLanguage: () => "en-GB",
    closeWindow: () => asked.push("close"),
    openWindow: ({ url, external }: { url: string; external: boolean }) =>
      asked.push(`open ${url}${external ? " outside" : ""}`),
    ...given,
  };
  const open = (chatUrl: string | null = CHAT) =>
    createLinePhone(
      sdk,
      { liffId: LIFF_ID, chatUrl },
      {
        location: { href, replace: (to: string | URL) => asked.push(`go ${String(to)}`) },
        history: { replaceState: (_data, _title, to) => asked.push(`tidy ${String(to)}`) },
        storage,
        language: "ja",
      },
    );
  return { asked, open };
};

test("nothing is asked of LINE before it is ready", async () => {
  const { asked, open } = line();
  expect(await open().open()).toBe("open");
  expect(asked).toEqual([`init ${LIFF_ID}`, "tidy https://ayumi.example.org/liff/me"]);
});

test("in a browser LINE's login keeps the deep link, and is tried once", async () => {
  const { asked, open } = line(
    { isLoggedIn: () => false },
    "https://ayumi.example.org/liff/me?x=1",
  );
  expect(await open().open()).toBe("leaving");
  expect(asked.at(-1)).toBe("login https://ayumi.example.org/liff/me?x=1");
  const back = open();
  expect(await back.open()).toBe("stuck");
  expect(asked.filter((each) => each.startsWith("login"))).toHaveLength(1);
  back.reopen();
  expect(asked.filter((each) => each.startsWith("login"))).toHaveLength(2);
});

test("a token that has run out is renewed by a new login, once", () => {
  const { asked, open } = line();
  expect(open().renew()).toBe("leaving");
  expect(asked).toEqual(["logout", "login https://ayumi.example.org/liff/me"]);
  expect(open().renew()).toBe("stuck");
});

test("once the person was in, the next trouble may ask LINE again", () => {
  const { open } = line();
  expect(open().renew()).toBe("leaving");
  open().settled();
  expect(open().renew()).toBe("leaving");
});

test("inside LINE there is no login: the link is opened anew", () => {
  const { asked, open } = line({ isInClient: () => true });
  expect(open().renew()).toBe("leaving");
  expect(asked).toEqual([`go https://liff.line.me/${LIFF_ID}/me`]);
});

test("where nothing can be remembered, nothing goes round and round", () => {
  const blocked = () => {
    throw new Error("blocked");
  };
  const { asked, open } = line({}, undefined, {
    getItem: blocked,
    setItem: blocked,
    removeItem: blocked,
  });
  expect(open().renew()).toBe("stuck");
  expect(() => open().settled()).not.toThrow();
  expect(asked).toEqual([]);
});

test("the way to the chat closes the page in LINE, and opens LINE elsewhere", () => {
  const inside = line({ isInClient: () => true });
  inside.open().toChat?.();
  expect(inside.asked).toEqual(["close"]);
  const outside = line();
  outside.open().toChat?.();
  expect(outside.asked).toEqual([`go ${CHAT}`]);
  expect(line().open(null).toChat).toBeNull();
});

test.for([
  ["https://a.example/liff/me?code=c&state=s&liffClientId=1&x=1", "https://a.example/liff/me?x=1"],
  ["https://a.example/liff?liff.state=%2Fme#access_token=t", "https://a.example/liff"],
])("what a login left in %s does not go into the next", ([href, clean]) => {
  expect(withoutLogin(href ?? "")).toBe(clean);
});

test.for([
  ["/liff", ""],
  ["/liff/", ""],
  ["/liff/settings", "/settings"],
  ["/liff/meetups/7?answer=yes", "/meetups/7?answer=yes"],
])("%s is the link %s of the mini-app", ([path, link]) => {
  const href = `https://a.example${path}`;
  expect(permanentLink(LIFF_ID, href)).toBe(`https://liff.line.me/${LIFF_ID}${link}`);
});

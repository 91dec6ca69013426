import type { Phone } from "./phone.ts";

/** The part of the LIFF SDK that is used. */
export type Sdk = {
  readonly init: (config: { liffId: string }) => Promise<void>;
  readonly isLoggedIn: () => boolean;
  readonly isInClient: () => boolean;
  readonly login: (options: { redirectUri: string }) => void;
  readonly logout: () => void;
  readonly getIDToken: () => string | null;
  readonly getAppLanguage: () => string;
  readonly closeWindow: () => void;
  readonly openWindow: (window: { url: string; external: boolean }) => void;
};

export type Surroundings = {
  readonly location: Pick<Location, "href" | "replace">;
  readonly history: Pick<History, "replaceState">;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly language: string;
};

const ASKED = "ayumi:asked-line";

/** The page inside LINE, or in a browser with LINE's login. */
export const createLinePhone = (
  sdk: Sdk,
  config: { readonly liffId: string; readonly chatUrl: string | null },
  { location, history, storage, language }: Surroundings,
): Phone => {
  const { liffId, chatUrl } = config;

  return {
    async open() {
      await sdk.init({ liffId });
      if (!sdk.isLoggedIn()) return once(ask);
      // The SDK leaves the used code in the address, where a reload would find it.
      history.replaceState(null, "", withoutLogin(location.href));
      return "open";
    },

    // May be older than its hour: the SDK does not look. The server does.
    idToken: () => Promise.resolve(sdk.getIDToken()),

    renew: () => once(ask),

    reopen() {
      forget();
      once(ask);
    },

    settled: forget,

    language() {
      try {
        return sdk.getAppLanguage();
      } catch {
        return language;
      }
    },

    get outside() {
      return isInLine() ? (url: string) => sdk.openWindow({ url, external: true }) : null;
    },

    get toChat() {
      if (isInLine()) return () => sdk.closeWindow();
      return chatUrl === null ? null : () => location.replace(chatUrl);
    },

    toAdd: chatUrl === null ? null : () => location.replace(chatUrl),
  };

  function ask() {
    // Inside LINE there is no login: opening the link anew brings a fresh token.
    if (isInLine()) return location.replace(permanentLink(liffId, location.href));
    if (sdk.isLoggedIn()) sdk.logout();
    sdk.login({ redirectUri: withoutLogin(location.href) });
  }

  /** A login that brings nothing would send the person round and round. */
  function once(act: () => void): "leaving" | "stuck" {
    try {
      if (storage.getItem(ASKED) !== null) return "stuck";
      storage.setItem(ASKED, "1");
    } catch {
      return "stuck";
    }
    act();
    return "leaving";
  }

  function forget() {
    try {
      storage.removeItem(ASKED);
    } catch {
      // Without a storage nothing was remembered.
    }
  }

  function isInLine() {
    try {
      return sdk.isInClient();
    } catch {
      return false;
    }
  }
};

const LOGIN_PARAMETERS = [
  "code",
  "state",
  "error",
  "error_description",
  "liffClientId",
  "liffRedirectUri",
  "liff.state",
];

/** The address without what an earlier login left in it. */
export const withoutLogin = (href: string): string => {
  const url = new URL(href);
  for (const name of LOGIN_PARAMETERS) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
};

/** The same page as a link that LINE opens itself. */
export const permanentLink = (liffId: string, href: string): string => {
  const { pathname, search } = new URL(withoutLogin(href));
  return `https://liff.line.me/${liffId}${pathname.replace(/^\/liff\/?/, "/").replace(/\/$/, "")}${search}`;
};

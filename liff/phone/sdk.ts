import liff from "@line/liff/core";
import CloseWindow from "@line/liff/close-window";
import GetAppLanguage from "@line/liff/get-app-language";
import GetIDToken from "@line/liff/get-id-token";
import IsInClient from "@line/liff/is-in-client";
import IsLoggedIn from "@line/liff/is-logged-in";
import OpenWindow from "@line/liff/open-window";
import Login from "@line/liff/login";
import Logout from "@line/liff/logout";
import type { Sdk } from "./line.ts";

liff.use(new IsInClient());
liff.use(new IsLoggedIn());
liff.use(new Login());
liff.use(new Logout());
liff.use(new GetIDToken());
liff.use(new GetAppLanguage());
liff.use(new CloseWindow());
liff.use(new OpenWindow());

/** Only the parts that are used: the whole SDK is half as large again. */
export const sdk: Sdk = liff;

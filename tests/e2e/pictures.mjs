// Every page with the demonstration data at three widths, in both themes and languages, for people to look at:
// node tests/e2e/pictures.mjs FOLDER [WORD…]      (a word takes only pages whose name contains it)
// FOLDER/NAME.WIDTH.THEME.LANGUAGE.png; the folder lies outside the repository. CLAVIGER_PICTURES_CLIENTS=10000 gives the
// provider that many clients first; 0 takes its clients away.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { credentials, inside, unlock } from "./support/acts.mjs";
import { launch, open, settled } from "./support/browser.mjs";
import { makeClients } from "./support/clients.mjs";
import { ADMIN, MEMBER, OWNER, PASSWORD, TECHNICIAN, startDemo } from "./support/demo.mjs";
import { invite, members, organizationId, person } from "./support/demo_api.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const SIZES = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const THEMES = ["light", "dark"];
const ATELIER = "Atelier Lumière";

const [folder, ...only] = process.argv.slice(2);
assert.ok(folder, "usage: node tests/e2e/pictures.mjs FOLDER [WORD…]");
const repository = resolve(new URL("../..", import.meta.url).pathname);
assert.ok(!`${resolve(folder)}/`.startsWith(`${repository}/`), "the pictures' folder lies outside the repository");
mkdirSync(folder, { recursive: true });

const server = await startDemo();
const browser = await launch();
try {
  const places = await everywhere();
  await clients();
  for (const language of LANGUAGES) {
    for (const [who, pages] of Object.entries(places)) await walk(who, pages, language);
  }
} finally {
  await browser.close();
  await server.stop();
}

async function clients() {
  const wanted = process.env.CLAVIGER_PICTURES_CLIENTS;
  if (wanted === undefined) return;
  const admin = await person(server, ADMIN);
  const provider = (await admin.sync()).profile.providers[0].id;
  if (Number(wanted) > 0) return makeClients(admin, provider, Number(wanted));
  const { data } = await admin.ok("GET", `/api/providers/${provider}/organizations`);
  for (const { id } of data) await admin.ok("DELETE", `/api/providers/${provider}/organizations/${id}`);
}

// Who sees what: names of pictures and addresses in the app.
async function everywhere() {
  const lucie = await person(server, OWNER);
  const paul = await person(server, MEMBER);
  const ada = await person(server, ADMIN);
  const atelier = await organizationId(lucie, ATELIER);
  const provider = (await ada.sync()).profile.providers[0].id;
  const invited = await invite(lucie, atelier, "pictures@atelier.example");
  const people = await members(lucie, atelier);
  const waiting = people.find((one) => one.status === 1)?.id;
  const active = people.find((one) => one.email === MEMBER).id;
  const clients = (await ada.ok("GET", `/api/providers/${provider}/organizations`)).data;
  const client = clients.find((one) => one.organizationName === ATELIER).id;
  const staff = (await ada.ok("GET", `/api/providers/${provider}/users`)).data;
  const colleague = staff.find((one) => one.email === TECHNICIAN).id;
  const items = (await paul.sync()).ciphers.filter((one) => !one.deletedDate);
  const own = (type) => items.find((one) => one.type === type)?.id;
  const console_ = `/organizations/${atelier}`;
  const portal = `/providers/${provider}`;
  const item = (type, action = "") => `/vault?itemId=${own(type)}${action}`;
  return {
    nobody: {
      login: "/login",
      register: "/register",
      invited: new URL(invited.link).pathname + new URL(invited.link).search,
      "link-incomplete": "/accept-organization",
      operator: "/operator",
      "not-found": "/no/such/page",
    },
    [ADMIN]: {
      clients: `${portal}/clients`,
      "clients-none-found": `${portal}/clients?search=zzz`,
      "client-new": `${portal}/clients?dialog=new`,
      "client-existing": `${portal}/clients?dialog=existing`,
      "client-seats": `${portal}/clients?dialog=seats:${client}`,
      "client-name": `${portal}/clients?dialog=name:${client}`,
      "client-unlink": `${portal}/clients?dialog=unlink:${client}`,
      "client-access": `${portal}/clients?dialog=access:${client}`,
      "clients-import": `${portal}/clients/import`,
      subscription: `${portal}/billing/subscription`,
      statements: `${portal}/billing/history`,
      statement: `${portal}/billing/history?month=${new Date().toISOString().slice(0, 7)}`,
      "provider-members": `${portal}/manage/members`,
      "provider-invite": `${portal}/manage/members?dialog=invite`,
      "provider-role": `${portal}/manage/members?dialog=role:${colleague}`,
      "provider-remove": `${portal}/manage/members?dialog=remove:${colleague}`,
      "provider-events": `${portal}/manage/events`,
      "provider-settings": `${portal}/settings/account`,
      "console-by-provider": `${console_}/vault`,
    },
    [TECHNICIAN]: { "clients-service-user": `${portal}/clients` },
    [OWNER]: {
      "console-items": `${console_}/vault`,
      "console-new-collection": `${console_}/vault?action=add-collection`,
      "console-members": `${console_}/members`,
      "console-invite": `${console_}/members?action=invite`,
      "console-member": `${console_}/members?action=edit&memberId=${active}`,
      "console-confirm": `${console_}/members?action=confirm&memberId=${waiting}`,
      "console-revoke": `${console_}/members?action=revoke&memberId=${active}`,
      "console-info": `${console_}/settings/account`,
      "console-events": `${console_}/reporting/events`,
      "console-nobody": `${console_}/members?search=zzz`,
    },
    [MEMBER]: {
      vault: "/vault",
      "vault-none-found": "/vault?search=zzz",
      "vault-trash": "/vault?type=trash",
      "item-login": item(1),
      "item-note": item(2),
      "item-card": item(3),
      "item-identity": item(4),
      "item-edit": item(1, "&action=edit"),
      "item-edit-identity": item(4, "&action=edit"),
      "item-ssh-key-new": "/vault?action=add&kind=ssh_key",
      generator: "/tools/generator",
      import: "/tools/import",
      export: "/tools/export",
      "item-new": "/vault?action=add&kind=login",
      "folder-new": "/vault?action=add-folder",
      "account-profile": "/account",
      "account-security": "/account/security",
      "account-preferences": "/account/preferences",
      providers: "/providers",
    },
  };
}

async function walk(who, pages, language) {
  const wanted = Object.entries(pages).filter(([name]) => only.length === 0 || only.some((word) => name.includes(word)));
  const signedIn = who !== "nobody";
  if (wanted.length === 0) return;
  const t = words(language);
  const page = await open(browser, { language, base: server.url });
  if (signedIn) {
    await page.goto("/login");
    await credentials(page, t, who, PASSWORD);
    await inside(page, t);
  }
  for (const [name, path] of wanted) {
    if (signedIn) await move(page, path);
    else await page.goto(path);
    await take(page, name, language);
  }
  if (signedIn && only.length === 0) {
    await page.goto("/vault");
    await page.getByRole("heading", { name: t("sign_in.unlock_title") }).waitFor();
    if (who === MEMBER) await take(page, "unlock", language);
    await unlock(page, t, PASSWORD);
    if (who === MEMBER) {
      await page.setViewportSize(SIZES[2]);
      await page.getByRole("button", { name: t("shell.open_navigation") }).click();
      await page.mouse.move(380, 800);
      await take(page, "navigation", language, [SIZES[2]]);
    }
  }
  await page.context().close();
}

// As a link in the page would: a reload would lock.
async function move(page, path) {
  await page.evaluate((path) => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
}

async function take(page, name, language, sizes = SIZES) {
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.waitForTimeout(120);
    await settled(page).catch((problem) => console.error(`${name}: still busy: ${problem.message.split("\n")[0]}`));
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.waitForTimeout(60);
      await page.screenshot({ path: `${folder}/${name}.${size.width}.${theme}.${language}.png`, animations: "disabled" });
    }
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  if (page.troubles.length > 0) console.error(`${name} (${language}): ${page.troubles.splice(0).join("; ")}`);
}

// What people do, by the words on the page: register, log in, switch products, copy, confirm.
// A journey reads as a list of these; how a control is found stands here once.
import assert from "node:assert/strict";

// A label may end in "(optional)"; the word belongs to the field, not to its name.
export const field = (scope, label) => scope.getByLabel(new RegExp(`^${escaped(label)}\\s*(\\(?(optional|facultatif)\\)?)?$`, "i"));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
export const button = (scope, name) => scope.getByRole("button", { name, exact: true });
export const heading = (page, name) => page.getByRole("heading", { name, exact: true });
export const dialog = (page, name) => page.getByRole("dialog", name ? { name } : {});

export async function logIn(page, t, email, password) {
  await page.goto("/login");
  await credentials(page, t, email, password);
  await inside(page, t);
}

// Fills the form that is on the page and sends it; where that leads is the caller's business.
export async function credentials(page, t, email, password) {
  await field(page, t("sign_in.email")).fill(email);
  await field(page, t("sign_in.master_password")).fill(password);
  await button(page, t("sign_in.log_in")).click();
}

// Unlocked: the frame of the app is there, with its account menu.
export async function inside(page, t) {
  await page.getByRole("button", { name: t("shell.account") }).or(page.getByRole("button", { name: /^(Account|Compte) / })).first().waitFor({ timeout: 60_000 });
}

export async function account(page, t, item) {
  await page.getByRole("button", { name: /^(Account|Compte)\b/ }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).or(page.getByRole("menuitemradio", { name: item, exact: true })).click();
}

export async function product(page, t, name) {
  await page.getByRole("button", { name: t("shell.switch_product") }).click();
  await page.getByRole("menuitem", { name, exact: true }).or(page.getByRole("menuitemradio", { name, exact: true })).first().click();
}

export async function search(page, t, what) {
  await page.getByRole("searchbox").first().fill(what);
}

export async function toast(page, text) {
  await page.getByRole("status").filter({ hasText: text }).first().waitFor();
}

export async function clipboard(page) {
  return page.evaluate(() => navigator.clipboard.readText());
}

// A menu beside a thing: its trigger names the thing, its items say what happens.
export async function choose(page, trigger, item) {
  await page.getByRole("button", { name: trigger, exact: true }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

// The link of a dialog that shows it to copy: taken from the field, as a person would from the clipboard.
export async function shownLink(scope, pattern) {
  const found = await scope.locator("input, textarea, code, a").evaluateAll((elements) => elements.map((element) => element.value ?? element.href ?? element.textContent));
  const texts = [...found, await scope.innerText()];
  const link = texts.flatMap((text) => [...String(text).matchAll(/https?:\/\/\S+/g)].map(([url]) => url)).find((url) => pattern.test(url));
  assert.ok(link, `a link like ${pattern} is shown`);
  return link;
}

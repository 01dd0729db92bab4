// What people do, by the words on the page: register, log in, switch products, copy, confirm.
// A journey reads as a list of these; how a control is found stands here once.
import assert from "node:assert/strict";

// A label may end in "(optional)"; the word belongs to the field, not to its name.
export const field = (scope, label) => scope.getByLabel(new RegExp(`^${escaped(label)}\\s*(\\(?(optional|facultatif)\\)?)?$`, "i"));
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
// A choice on a card: its name begins with the title, its text follows.
export const radio = (scope, title) => scope.getByRole("radio", { name: new RegExp(`^${escaped(title)}`) });
export const button = (scope, name) => scope.getByRole("button", { name, exact: true });
export const heading = (page, name) => page.getByRole("heading", { name, exact: true });
// The topmost one: a question may stand over an editor.
export const dialog = (page) => page.locator("dialog[open]").last();

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

// From the page that asks who you are to being inside; `look` sees each page on the way.
export async function register(page, t, email, password, name, look = async () => {}) {
  if (!page.url().includes("/register")) await page.goto("/register");
  await heading(page, t("sign_in.register_title")).waitFor();
  const address = field(page, t("sign_in.email"));
  if (await address.isEditable()) await address.fill(email);
  await field(page, t("sign_in.name")).fill(name);
  await look(page, "register");
  await button(page, t("sign_in.continue_")).click();
  await heading(page, t("sign_in.choose_password_title")).waitFor();
  await field(page, t("sign_in.master_password")).fill(password);
  await field(page, t("sign_in.confirm_password")).fill(password);
  await look(page, "choose-password");
  await button(page, t("sign_in.create")).click();
}

// Opens an invitation as someone without an account and answers the fingerprint phrase that is shown at the end.
export async function accept(page, t, link, email, password, name, look = async () => {}) {
  await page.goto(link);
  await page.getByRole("link", { name: t("sign_in.create_account") }).waitFor();
  await look(page, "invited");
  await page.getByRole("link", { name: t("sign_in.create_account") }).click();
  await register(page, t, email, password, name);
  await heading(page, t("sign_in.accepted_title")).waitFor({ timeout: 60_000 });
  await look(page, "accepted");
  await page.getByText(t("sign_in.accepted_fingerprint")).waitFor();
  const phrase = await page.getByRole("code").innerText();
  // A few of the list's words have a hyphen of their own, such as "yo-yo".
  assert.match(phrase, /^[a-z]+(-[a-z]+){4,9}$/, "a phrase of five words");
  return phrase;
}

// A reload keeps the session and asks for the master password again: the keys were only in the safe.
export async function unlock(page, t, password) {
  await reopen(page, t, password);
  await inside(page, t);
}

// The same where a page without the frame follows, such as the answer to a link.
export async function reopen(page, t, password) {
  await heading(page, t("sign_in.unlock_title")).waitFor();
  await field(page, t("sign_in.master_password")).fill(password);
  await button(page, t("sign_in.unlock")).click();
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
  // The switcher's button shows the product that one is in.
  const products = ["shell.vaults", "shell.console", "shell.portal"].map((key) => escaped(t(key)));
  await page.getByRole("button", { name: new RegExp(`^(${products.join("|")})$`) }).first().click();
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

// A menu that opens under a button with words on it, such as "New".
export async function pick(page, trigger, item) {
  await page.getByRole("button", { name: trigger, exact: true }).first().click();
  await page.getByRole("menuitem", { name: item, exact: true }).click();
}

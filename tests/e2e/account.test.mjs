// One person's account: made, locked, unlocked, guarded by a second step, moved to a new password, deleted.
import { after, before, describe } from "node:test";
import { account, button, credentials, dialog, field, heading, inside, logIn, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { oneTimeCode } from "./support/code.mjs";
import { startServer } from "./support/server.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const PASSWORD = "A long enough phrase 2026";
const NEXT = "Another phrase, longer still 2027";

for (const language of LANGUAGES) {
  describe(`an account in ${language}`, { timeout: 300_000 }, () => {
    const t = words(language);
    const email = `anne@${language}.example`;
    let server;
    let browser;
    let page;
    let secret;
    const step = story();

    before(async () => {
      server = await startServer();
      browser = await launch();
      page = await open(browser, { language, base: server.url });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const seen = async (name) => {
      await accessible(page, name);
      await fits(page, name);
      await picture(page, `account-${language}-${name}`);
      untroubled(page);
    };

    step("registering refuses what is too weak and then makes the keys", async () => {
      await page.goto("/login");
      await heading(page, t("sign_in.log_in")).waitFor();
      await seen("log-in");
      await page.getByRole("link", { name: t("sign_in.create_account") }).click();
      await heading(page, t("sign_in.register_title")).waitFor();
      await seen("register");
      await field(page, t("sign_in.email")).fill("no address");
      await button(page, t("sign_in.continue_")).click();
      await page.getByText(t("sign_in.email_wrong")).first().waitFor();
      await field(page, t("sign_in.email")).fill(email);
      await field(page, t("sign_in.name")).fill("Anne");
      await button(page, t("sign_in.continue_")).click();
      await heading(page, t("sign_in.choose_password_title")).waitFor();
      await field(page, t("sign_in.master_password")).fill("short");
      await field(page, t("sign_in.confirm_password")).fill("different");
      await button(page, t("sign_in.create")).click();
      await page.getByText(t("sign_in.confirm_differs")).first().waitFor();
      const judged = (bars) => page.locator(`[data-strength="${bars}"]`).waitFor();
      await field(page, t("sign_in.master_password")).fill("passwordpassword");
      await judged(1);
      await page.getByText(t("sign_in.strength_weak")).waitFor();
      await seen("choose-password");
      await field(page, t("sign_in.master_password")).fill(PASSWORD);
      await judged(4);
      await field(page, t("sign_in.confirm_password")).fill(PASSWORD);
      await button(page, t("sign_in.create")).click();
      await inside(page, t);
      untroubled(page);
    });

    step("the account pages are accessible at both widths", async () => {
      for (const [item, title] of [["shell.profile", "account.profile_title"], ["shell.security", "account.security_title"]]) {
        await account(page, t, t(item));
        await heading(page, t(title)).waitFor();
        await seen(item.replace("shell.", ""));
      }
      await page.setViewportSize(PHONE);
      await seen("security-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    step("locking forgets the keys; a wrong password does not open, the right one does", async () => {
      await account(page, t, t("shell.lock"));
      await heading(page, t("sign_in.unlock_title")).waitFor();
      await seen("unlock");
      await field(page, t("sign_in.master_password")).fill("not the password");
      await button(page, t("sign_in.unlock")).click();
      await page.getByText(t("sign_in.wrong_password")).first().waitFor();
      await unlock(page, t, PASSWORD);
      await page.reload();
      await unlock(page, t, PASSWORD);
      untroubled(page);
    });

    step("a session that nobody touches locks after its time, or logs out where one chose that", async () => {
      const idle = await open(browser, { language, base: server.url });
      await logIn(idle, t, email, PASSWORD);
      const later = (minutes) => idle.clock.setFixedTime(Date.now() + minutes * 60_000);
      await later(16);
      await heading(idle, t("sign_in.unlock_title")).waitFor();
      await unlock(idle, t, PASSWORD);
      await account(idle, t, t("shell.profile"));
      await idle.getByRole("link", { name: t("shell.preferences"), exact: true }).first().click();
      await field(idle, t("account.idle_end")).selectOption("log_out");
      await later(32);
      await heading(idle, t("sign_in.log_in")).waitFor();
      untroubled(idle);
      await idle.context().close();
    });

    step("an authenticator becomes the second step", async () => {
      await account(page, t, t("shell.security"));
      await button(page, t("account.two_step_turn_on")).click();
      await field(dialog(page), t("sign_in.master_password")).fill(PASSWORD);
      await button(dialog(page), t("sign_in.continue_")).click();
      const key = field(dialog(page), t("account.two_step_key"));
      await key.waitFor();
      secret = (await key.inputValue()).replaceAll(" ", "");
      await seen("two-step");
      await field(dialog(page), t("account.two_step_code")).fill(oneTimeCode(secret, -1));
      await button(dialog(page), t("account.two_step_turn_on")).click();
      await field(dialog(page), t("account.recovery_title")).waitFor();
      await button(dialog(page), t("words.done")).click();
      await page.getByText(t("account.two_step_on")).first().waitFor();

      await account(page, t, t("shell.log_out"));
      await heading(page, t("sign_in.log_in")).waitFor();
      await credentials(page, t, email, "not the password");
      await page.getByRole("alert").first().waitFor();
      await credentials(page, t, email, PASSWORD);
      await heading(page, t("sign_in.two_step_title")).waitFor();
      await seen("second-step");
      await field(page, t("sign_in.code")).fill("000000");
      await button(page, t("sign_in.continue_")).click();
      await page.getByText(t("sign_in.code_wrong")).first().waitFor();
      await page.getByRole("checkbox", { name: t("sign_in.remember_device") }).check();
      await field(page, t("sign_in.code")).fill(oneTimeCode(secret, 0));
      await button(page, t("sign_in.continue_")).click();
      await inside(page, t);
    });

    step("a remembered browser is not asked for a code again; another one is", async () => {
      await account(page, t, t("shell.log_out"));
      await credentials(page, t, email, PASSWORD);
      await inside(page, t);
      const other = await open(browser, { language, base: server.url });
      await other.goto("/login");
      await credentials(other, t, email, PASSWORD);
      await heading(other, t("sign_in.two_step_title")).waitFor();
      untroubled(other);
      await other.context().close();
    });

    step("a new password ends every session; the old one is dead, the remembered browser stays", async () => {
      await account(page, t, t("shell.security"));
      await field(page, t("account.current_password")).fill(PASSWORD);
      await field(page, t("account.new_password")).fill(NEXT);
      await field(page, t("sign_in.confirm_password")).fill(NEXT);
      await button(page, t("account.change_password")).click();
      await heading(page, t("sign_in.log_in")).waitFor({ timeout: 60_000 });
      await credentials(page, t, email, PASSWORD);
      await page.getByRole("alert").first().waitFor();
      await credentials(page, t, email, NEXT);
      await inside(page, t);
      const other = await open(browser, { language, base: server.url });
      await other.goto("/login");
      await credentials(other, t, email, NEXT);
      await field(other, t("sign_in.code")).fill(oneTimeCode(secret, 1));
      await button(other, t("sign_in.continue_")).click();
      await inside(other, t);
      await other.context().close();
    });

    step("deleting the account needs the password and leaves nothing to log in to", async () => {
      await account(page, t, t("shell.profile"));
      await button(page, t("account.delete_action")).click();
      await field(dialog(page), t("sign_in.master_password")).fill(NEXT);
      await button(dialog(page), t("account.delete_action")).click();
      await heading(page, t("sign_in.log_in")).waitFor({ timeout: 60_000 });
      await credentials(page, t, email, NEXT);
      await page.getByRole("alert").first().waitFor();
      untroubled(page);
    });
  });
}

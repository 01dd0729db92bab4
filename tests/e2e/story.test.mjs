// The main job, from an empty server to a client's member reading a shared item, in English and in French.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { account, button, choose, clipboard, credentials, dialog, field, heading, inside, logIn, pick, product, register, search, shownLink, toast } from "./support/acts.mjs";
import { accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { words } from "./support/words.mjs";

const PASSWORD = "A long enough phrase 2026";

for (const language of ["en", "fr"]) {
  describe(`the main job in ${language}`, { timeout: 600_000 }, () => {
    const t = words(language);
    const email = (who) => `${who}@${language}.example`;
    let server;
    let browser;
    let admin;
    let technician;
    let owner;
    let member;
    let technicianPhrase;

    before(async () => {
      server = await startServer();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const window = () => open(browser, { language, base: server.url });
    const seen = async (page, name) => {
      await accessible(page, name);
      await fits(page, name);
      await picture(page, `story-${language}-${name}`);
      untroubled(page);
    };

    test("the operator enables a provider and its admin sets it up", async () => {
      const printed = await server.operator("provider", "create", "--name", "Portail Services", "--owner-email", email("admin"), "--language", language);
      const link = /https?:\/\/\S+/.exec(printed)?.[0];
      assert.ok(link, `a setup link is printed: ${printed}`);
      admin = await window();
      await admin.goto("/login");
      await heading(admin, t("sign_in.log_in")).waitFor();
      await seen(admin, "log-in");
      await register(admin, t, email("admin"), PASSWORD, "Alix Admin", (page, name) => seen(page, name));
      await admin.goto(link);
      await unlockIfAsked(admin, t);
      await field(admin, t("portal.setup_name")).waitFor();
      await seen(admin, "setup-provider");
      await field(admin, t("portal.setup_name")).fill("Portail Services");
      await field(admin, t("portal.setup_billing_email")).fill(email("billing"));
      await button(admin, t("portal.setup_action")).click();
      await heading(admin, t("portal.clients_title")).waitFor();
    });
  });
}

// A reload keeps the session and asks for the master password again: the keys were only in the safe.
async function unlockIfAsked(page, t, password = PASSWORD) {
  const unlock = heading(page, t("sign_in.unlock_title"));
  await unlock.or(page.locator("main h1")).first().waitFor();
  if (await unlock.isVisible()) {
    await field(page, t("sign_in.master_password")).fill(password);
    await button(page, t("sign_in.unlock")).click();
  }
}

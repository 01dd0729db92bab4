// A client's owner decides who reaches the items (D3): consent instead of always, asked for with a reason, granted for a
// while, ended at once. What the technician sees follows each step.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { button, choose, dialog, field, heading, logIn, product, radio, toast } from "./support/acts.mjs";
import { accessible, fits, launch, open, picture, rewriteSync, settled, untroubled } from "./support/browser.mjs";
import { OWNER, PASSWORD, TECHNICIAN, startDemo } from "./support/demo.mjs";
import { organizationId, person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const CLIENT = "Atelier Lumière";

for (const language of LANGUAGES) {
  describe(`item access of a client (${language})`, { timeout: 600_000 }, () => {
    const t = words(language);
    const step = story();
    let server;
    let browser;
    let owner;
    let technician;
    let console_;
    let lucie;
    before(async () => {
      server = await startDemo();
      browser = await launch();
      lucie = await person(server, OWNER);
      console_ = `/organizations/${await organizationId(lucie, CLIENT)}`;
      owner = await open(browser, { base: server.url, language });
      technician = await open(browser, { base: server.url, language });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const seen = async (page, name) => {
      await settled(page);
      await accessible(page, name);
      await fits(page, name);
      await picture(page, `access-${name}-${language}`);
      untroubled(page);
    };
    // What the server gives the technician, whatever the page shows.
    const reachable = async () => {
      const tech = await person(server, TECHNICIAN);
      const list = await tech.call("GET", `/api/ciphers/organization-details?organizationId=${console_.split("/").pop()}`);
      return list.status === 200 ? list.json.data.length : 0;
    };
    const info = (page) => page.getByRole("navigation").getByRole("link", { name: t("shell.info"), exact: true }).first().click();

    step("an owner asks for consent from now on, and the items close", async () => {
      assert.ok(await reachable() > 0, "open by default (S-34)");
      await logIn(owner, t, OWNER, PASSWORD);
      await product(owner, t, t("shell.console"));
      await info(owner);
      await heading(owner, t("access.title")).waitFor();
      await radio(owner, t("access.consent")).check();
      await button(owner, t("words.save")).nth(1).click();
      await toast(owner, t("access.saved"));
      await owner.getByRole("checkbox", { name: t("console.rule_creation") }).check();
      await button(owner, t("words.save")).last().click();
      await toast(owner, t("console.rules_saved"));
      assert.match(await owner.getByRole("code").first().innerText(), /^[a-z]+(-[a-z]+){4,9}$/, "the organization's phrase");
      await seen(owner, "consent-chosen");
      assert.equal(await reachable(), 0);
    });

    step("a technician finds them closed and asks with a reason", async () => {
      await logIn(technician, t, TECHNICIAN, PASSWORD);
      await product(technician, t, t("shell.portal"));
      await technician.getByRole("row").filter({ hasText: CLIENT }).waitFor();
      await seen(technician, "clients");
      await choose(technician, t("words.actions_for", { what: CLIENT }), t("access.ask"));
      const ask = dialog(technician);
      await button(ask, t("access.ask")).click();
      await ask.getByText(t("words.required")).first().waitFor();
      await field(ask, t("access.reason")).fill("The printer's password is wrong since Monday.");
      await seen(technician, "asking");
      await button(ask, t("access.ask")).click();
      await toast(technician, t("access.asked"));
      assert.equal(await reachable(), 0, "asking opens nothing");
    });

    step("the owner reads the reason and grants it for a while", async () => {
      await owner.reload();
      await field(owner, t("sign_in.master_password")).fill(PASSWORD);
      await button(owner, t("sign_in.unlock")).click();
      await owner.getByText("The printer's password is wrong since Monday.").waitFor();
      await seen(owner, "asked");
      await button(owner, t("access.grant")).click();
      await seen(owner, "granting");
      await button(dialog(owner), t("access.grant")).click();
      await toast(owner, t("access.granted"));
      await button(owner, t("access.end_now")).waitFor();
      assert.ok(await reachable() > 0);
    });

    step("a page that stands open closes by itself when the time is over", async () => {
      // The shortest grant lasts longer than a journey: this window hears of an earlier end.
      const end = new Date(Date.now() + 15_000).toISOString();
      await rewriteSync(technician, (sync) => {
        for (const one of Object.values(sync.profile.providerOrganizations)) if (one.providerItemAccessUntil) one.providerItemAccessUntil = end;
      });
      await technician.goto(`${console_}/vault`);
      await field(technician, t("sign_in.master_password")).fill(PASSWORD);
      await button(technician, t("sign_in.unlock")).click();
      await technician.getByRole("row").nth(2).waitFor();
      await technician.getByText(t("access.locked_title")).first().waitFor({ timeout: 30_000 });
      assert.equal(await technician.getByRole("row").count(), 0, "no item stays on the page");
      await technician.unrouteAll();
      untroubled(technician);
    });

    step("the technician works in the items until the owner ends it", async () => {
      await technician.goto(`${console_}/vault`);
      await field(technician, t("sign_in.master_password")).fill(PASSWORD);
      await button(technician, t("sign_in.unlock")).click();
      await technician.getByRole("row").nth(2).waitFor();
      await seen(technician, "open");
      await button(owner, t("access.end_now")).click();
      await toast(owner, t("access.ended"));
      await seen(owner, "ended");
      assert.equal(await reachable(), 0);
      await technician.reload();
      await field(technician, t("sign_in.master_password")).fill(PASSWORD);
      await button(technician, t("sign_in.unlock")).click();
      await technician.getByText(t("access.locked_title")).first().waitFor();
      await seen(technician, "closed");
    });
  });
}

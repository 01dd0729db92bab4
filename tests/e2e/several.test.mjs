// Several items at once: own ones into an organization's collections, then into further ones; failures are named.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { button, dialog, field, heading, logIn, pick, search, toast } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

describe("several items at once", { timeout: 900_000 }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startDemo();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const step = story();
      const names = [`Zeta un ${language}`, `Zeta deux ${language}`];
      const rows = (page) => page.getByRole("row").filter({ hasText: "Zeta" });
      const seen = async (page, name) => {
        await settled(page);
        await accessible(page, name);
        await fits(page, name);
        await picture(page, `several-${language}-${name}`);
        untroubled(page);
      };
      const choose = async (page) => {
        await search(page, t, `Zeta ${language}`);
        await page.waitForFunction(() => document.querySelectorAll("[role=row]:not([hidden])").length === 3);
        for (const one of await rows(page).all()) await one.getByRole("checkbox").check();
        await button(page, t("items.assign")).click();
        await heading(dialog(page), t("items.gather_title", { n: 2 })).waitFor();
      };
      // What the server holds of them, whatever the page shows.
      const held = async () => {
        const { ciphers } = await (await person(server, OWNER)).sync();
        return ciphers.filter((one) => one.collectionIds.length > 0 && known.has(one.id));
      };
      const known = new Set();
      let page;

      step("own items go to the organization together, after a warning", async () => {
        page = await open(browser, { language, base: server.url });
        page.on("response", async (response) => {
          if (response.request().method() === "POST" && response.url().endsWith("/api/ciphers")) known.add((await response.json()).id);
        });
        await logIn(page, t, OWNER, PASSWORD);
        for (const name of names) {
          await pick(page, t("vaults.new"), t("items.login"));
          await field(dialog(page), t("items.name")).fill(name);
          await button(dialog(page), t("words.save")).click();
          await heading(dialog(page), name).waitFor();
          await button(dialog(page), t("words.close")).click();
        }
        await choose(page);
        await dialog(page).getByText(t("items.gather_share", { n: 2 })).waitFor();
        await button(dialog(page), t("items.assign")).click();
        await dialog(page).getByText(t("items.collection_required")).waitFor();
        await seen(page, "warning");
        await page.setViewportSize(PHONE);
        await seen(page, "warning-phone");
        await page.setViewportSize({ width: 1440, height: 900 });
        await dialog(page).getByRole("checkbox").first().check();
        await button(dialog(page), t("items.assign")).click();
        await toast(page, t("items.gathered", { n: 2 }));
        assert.deepEqual((await held()).map((one) => one.collectionIds.length), [1, 1]);
      });

      step("items of the organization are added to a further collection and stay in the first", async () => {
        await choose(page);
        assert.equal(await dialog(page).getByRole("combobox").count(), 0, "the organization stands fast");
        await dialog(page).getByRole("checkbox").nth(1).check();
        await button(dialog(page), t("items.assign")).click();
        await dialog(page).waitFor({ state: "detached" });
        assert.deepEqual((await held()).map((one) => one.collectionIds.length), [2, 2]);
        untroubled(page);
      });

      step("an item that somebody deleted meanwhile is named, the other one is done", async () => {
        await choose(page);
        const [gone] = await held();
        await page.route(`**/api/ciphers/${gone.id}/collections_v2`, (route) => route.fulfill({ status: 404, contentType: "application/json", body: "{}" }));
        await dialog(page).getByRole("checkbox").nth(2).check();
        await button(dialog(page), t("items.assign")).click();
        await heading(dialog(page), t("items.gather_failed", { n: 1 })).waitFor();
        await seen(page, "failed");
        await button(dialog(page), t("words.close")).last().click();
        assert.deepEqual((await held()).map((one) => one.collectionIds.length).sort(), [2, 3]);
      });

      step("one's own vault and a whole organization are emptied with the master password only", async () => {
        const empty = async (title, name) => {
          await button(page, title).click();
          await field(dialog(page), t("sign_in.master_password")).fill("not my password");
          await button(dialog(page), title).click();
          await dialog(page).getByText(t("sign_in.wrong_password")).waitFor();
          await field(dialog(page), t("sign_in.master_password")).fill(PASSWORD);
          await seen(page, name);
          await button(dialog(page), title).click();
        };
        const owner = await person(server, OWNER);
        const count = async (own) => (await owner.sync()).ciphers.filter((one) => !one.organizationId === own).length;
        await pick(page, t("vaults.new"), t("items.login"));
        await field(dialog(page), t("items.name")).fill("Own");
        await button(dialog(page), t("words.save")).click();
        await heading(dialog(page), "Own").waitFor();
        await page.goto("/account");
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.unlock")).click();
        await seen(page, "account");
        await empty(t("account.purge_action"), "empty-vault");
        await toast(page, t("account.purged"));
        assert.equal(await count(true), 0);
        assert.ok((await count(false)) > 0, "items of the organization stay");
        const { organizationId } = (await owner.sync()).ciphers[0];
        await page.goto(`/organizations/${organizationId}/settings/account`);
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.unlock")).click();
        await empty(t("console.purge"), "empty-organization");
        await toast(page, t("console.purged"));
        assert.equal(await count(false), 0);
        untroubled(page);
      });
    });
  }
});

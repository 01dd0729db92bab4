// Searching with `>`: one field, inside of items, what must not be there; and the words that explain it.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { button, dialog, field, heading, logIn, pick, search } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { MEMBER, PASSWORD, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

describe("the query language", { timeout: 900_000 }, () => {
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
      const item = `Passerelle ${language}`;
      const row = (page) => page.getByRole("row").filter({ hasText: item }).first();
      const seen = async (page, name) => {
        await settled(page);
        await accessible(page, name);
        await fits(page, name);
        await picture(page, `search-${language}-${name}`);
        untroubled(page);
      };
      let page;

      step("what stands in the notes only is found inside of the item", async () => {
        page = await open(browser, { language, base: server.url });
        await logIn(page, t, MEMBER, PASSWORD);
        await pick(page, t("vaults.new"), t("items.note"));
        await field(dialog(page), t("items.name")).fill(item);
        await field(dialog(page), t("items.notes")).fill(`Baie réseau ${language}-42`);
        await button(dialog(page), t("words.save")).click();
        await heading(dialog(page), item).waitFor();
        await button(dialog(page), t("words.close")).click();
        await search(page, t, `${language}-42`);
        await page.getByText(t("vaults.empty_search_title")).waitFor();
        await search(page, t, `>notes:reseau*${language}-42`);
        await row(page).waitFor();
        assert.equal(await page.getByRole("row").count(), 2, "the heading and the item");
        await page.getByText(t("vaults.query_help")).click();
        await page.getByText(t("vaults.query_fields")).waitFor();
        await seen(page, "help");
        await page.setViewportSize(PHONE);
        await seen(page, "help-phone");
        await page.setViewportSize({ width: 1440, height: 900 });
      });

      step("signs, wildcards and phrases mean what the help says", async () => {
        await search(page, t, `>+name:passerelle +notes:${language}-42`);
        await row(page).waitFor();
        await search(page, t, `>+name:passerelle -notes:${language}-42`);
        await row(page).waitFor({ state: "detached" });
        await search(page, t, `>"reseau ${language}-42"`);
        await row(page).waitFor();
        await search(page, t, `>name:paserelle~1`);
        await row(page).waitFor();
        await page.reload();
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.unlock")).click();
        await row(page).waitFor();
        untroubled(page);
      });
    });
  }
});

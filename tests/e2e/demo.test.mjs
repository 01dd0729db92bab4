// The demonstration data as its people see it: the figures of the overview page (S-13 to S-15), every face, both widths.
// With CLAVIGER_TEST_PICTURE=docs/portal.png it also takes the README's picture.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { heading, logIn, product } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { ADMIN, MEMBER, OWNER, PASSWORD, manyItems, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { words } from "./support/words.mjs";

describe("the demonstration data", { timeout: 600_000 }, () => {
  const step = story();
  const flaws = [];
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
  const seen = async (page, name) => {
    for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
    await picture(page, `demo-${name}`);
    untroubled(page);
  };
  const atBothWidths = async (page, name) => {
    await seen(page, name);
    await page.setViewportSize(PHONE);
    await seen(page, `${name}-phone`);
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  step("the provider admin sees three clients with the figures of the overview page", async () => {
    const t = words("en");
    const page = await open(browser, { base: server.url });
    await logIn(page, t, ADMIN, PASSWORD);
    await product(page, t, t("shell.portal"));
    await heading(page, t("portal.clients")).waitFor();
    const figures = { "My Client's Organization": [3, 1, 2], "Second Client's Organization": [3, 1, 2], "Third Client's Organization": [2, 1, 1] };
    for (const [client, expected] of Object.entries(figures)) {
      const row = page.getByRole("row").filter({ hasText: client }).first();
      await row.waitFor();
      const cells = await row.getByRole("cell").allInnerTexts();
      const numbers = cells.map((cell) => cell.trim()).filter((cell) => /^\d+$/.test(cell)).map(Number);
      assert.deepEqual(numbers, expected, `${client}: assigned, used, remaining`);
    }
    await settled(page);
    if (process.env.CLAVIGER_TEST_PICTURE) await page.screenshot({ path: process.env.CLAVIGER_TEST_PICTURE });
    await atBothWidths(page, "clients");
    await page.context().close();
  });

  step("an owner sees the console, in French", async () => {
    const t = words("fr");
    const page = await open(browser, { base: server.url, language: "fr" });
    await logIn(page, t, OWNER, PASSWORD);
    await product(page, t, t("shell.console"));
    await heading(page, t("console.collections_title")).waitFor();
    await atBothWidths(page, "console");
    await page.getByRole("navigation").getByRole("link", { name: t("shell.members"), exact: true }).first().click();
    await heading(page, t("console.members_title")).waitFor();
    await atBothWidths(page, "console-members");
    await page.context().close();
  });

  step("a member sees own and shared items in one list", async () => {
    const t = words("en");
    const page = await open(browser, { base: server.url });
    await logIn(page, t, MEMBER, PASSWORD);
    await page.getByRole("row").nth(2).waitFor();
    await atBothWidths(page, "vaults");
    await page.context().close();
  });

  step("a long list comes to rest on a row's edge, wherever it is scrolled to", async () => {
    const t = words("en");
    const page = await open(browser, { base: server.url });
    await logIn(page, t, await manyItems(server, 250), PASSWORD);
    await page.getByRole("row").nth(12).waitFor();
    for (const distance of [777, 1_313, 2_222, 100_000]) {
      await page.mouse.move(900, 500);
      await page.mouse.wheel(0, distance);
      await page.waitForTimeout(400);
      const hidden = await page.evaluate(() => {
        const body = document.querySelector("tbody");
        const row = body.querySelector(".row").getBoundingClientRect().height;
        const under = document.querySelector("thead").getBoundingClientRect().bottom - body.getBoundingClientRect().top;
        return Math.min(under % row, row - (under % row));
      });
      assert.ok(hidden <= 1, `a row is ${hidden} px under the heading after ${distance}`);
      const rows = await page.locator("tbody .row:not([hidden])").evaluateAll((rows) =>
        rows.map((row) => [Number(row.getAttribute("aria-rowindex")), row.querySelector("a").textContent]));
      assert.ok(rows.length > 15 && rows.length < 60, `${rows.length} rows are drawn`);
      const first = rows[0][0];
      assert.deepEqual(rows.map(([at]) => at), rows.map((_, n) => first + n), "the page has the order of the list");
      assert.equal(new Set(rows.map(([, name]) => name)).size, rows.length, "each row is another item");
      await accessible(page, `the list scrolled by ${distance}`).catch((flaw) => flaws.push(flaw.message));
    }
    await picture(page, "demo-long-list");
    untroubled(page);
    await page.context().close();
  });

  step("every page on the way is accessible and fits its window", () => {
    assert.deepEqual(flaws, []);
  });
});

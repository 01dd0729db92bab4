// What somebody else commits appears in an open window: told by the server, long before anyone would ask for it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, dialog, field, heading, inside, logIn, pick } from "./support/acts.mjs";
import { launch, open, untroubled } from "./support/browser.mjs";
import { MEMBER, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

// The app asks by itself every 30 seconds; what is told arrives well within that.
const TOLD = { timeout: 10_000 };

describe("changes made elsewhere", { timeout: 300_000 }, () => {
  let server;
  let browser;
  let paul;
  before(async () => {
    server = await startDemo();
    browser = await launch();
    paul = await person(server, MEMBER);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of LANGUAGES) {
    test(`an open window follows what another one saves, trashes and restores (${language})`, async () => {
      const t = words(language);
      const name = `Seen at once ${language}`;
      const [here, there] = [await open(browser, { language, base: server.url }), await open(browser, { language, base: server.url })];
      const row = (page) => page.getByRole("row").filter({ hasText: name }).first();
      for (const page of [here, there]) {
        const listening = page.waitForEvent("websocket");
        await logIn(page, t, MEMBER, PASSWORD);
        const socket = await listening;
        await socket.waitForEvent("framereceived");
        await inside(page, t);
      }
      await there.getByRole("row").nth(2).waitFor();
      let syncs = 0;
      there.on("request", (request) => {
        if (request.url().includes("/api/sync")) syncs += 1;
      });
      const focused = () => there.evaluate(() => document.activeElement?.closest(".row")?.dataset.key);
      await there.getByRole("row").last().getByRole("link").focus();
      const before = await focused();
      assert.ok(before);
      await pick(here, t("vaults.new"), t("items.note"));
      await field(dialog(here), t("items.name")).fill(name);
      await button(dialog(here), t("words.save")).click();
      await heading(dialog(here), name).waitFor();
      await row(there).waitFor(TOLD);
      assert.equal(syncs, 0, "one item was fetched, not all of them");
      await there.waitForTimeout(100);
      assert.equal(await focused(), before, "the focus stays with its item when another comes in above");

      const { id } = (await paul.sync()).ciphers.sort((a, b) => (a.creationDate < b.creationDate ? 1 : -1))[0];
      await paul.ok("PUT", `/api/ciphers/${id}/delete`);
      await row(there).waitFor({ state: "detached", ...TOLD });
      await paul.ok("PUT", `/api/ciphers/${id}/restore`);
      await row(there).waitFor(TOLD);
      await paul.ok("DELETE", `/api/ciphers/${id}`);
      await row(there).waitFor({ state: "detached", ...TOLD });
      for (const page of [here, there]) {
        untroubled(page);
        await page.context().close();
      }
    });
  }
});

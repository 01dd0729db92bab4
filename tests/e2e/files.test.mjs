// Files of items: sealed before they leave the window, opened in another person's, followed to another owner.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { button, choose, dialog, field, heading, logIn, pick, toast } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { MEMBER, OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

describe("files of items", { timeout: 900_000 }, () => {
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
      const item = `Contrat ${language}`;
      const plan = { name: "plan réseau.pdf", mimeType: "application/pdf", buffer: randomBytes(300_000) };
      const small = { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("sixteen letters.") };
      const row = (page) => page.getByRole("row").filter({ hasText: item }).first();
      const file = (page, name) => dialog(page).getByRole("listitem").filter({ hasText: name });
      const upload = (page, ...files) => dialog(page).locator("input[type=file]").setInputFiles(files);
      const seen = async (page, name) => {
        await settled(page);
        await accessible(page, name);
        await fits(page, name);
        await picture(page, `files-${language}-${name}`);
        untroubled(page);
      };
      const fetched = async (page, name) => {
        const [download] = await Promise.all([page.waitForEvent("download"), button(dialog(page), t("items.fetch_file", { name })).click()]);
        assert.equal(download.suggestedFilename(), name);
        return readFileSync(await download.path());
      };
      let page;
      let other;

      step("files are added to an item, travel sealed and come back byte for byte", async () => {
        page = await open(browser, { language, base: server.url });
        const sent = [];
        page.on("request", (request) => {
          if (request.method() === "POST" && /\/attachment\/[^/]+$/.test(request.url()) && !request.url().endsWith("/v2")) sent.push(request.postDataBuffer());
        });
        await logIn(page, t, OWNER, PASSWORD);
        await pick(page, t("vaults.new"), t("items.login"));
        await field(dialog(page), t("items.name")).fill(item);
        await button(dialog(page), t("words.save")).click();
        await heading(dialog(page), item).waitFor();
        await dialog(page).getByText(t("items.attachments_none")).waitFor();
        await seen(page, "none");
        await upload(page, plan, small);
        await toast(page, t("items.attached", { name: plan.name }));
        await toast(page, t("items.attached", { name: small.name }));
        await file(page, plan.name).waitFor();
        await file(page, small.name).waitFor();
        await seen(page, "two");
        await page.setViewportSize(PHONE);
        await seen(page, "two-phone");
        await page.setViewportSize({ width: 1440, height: 900 });
        assert.equal(sent.length, 2);
        assert.ok(sent.every((body) => !body || (!body.includes(small.buffer) && !body.includes(plan.buffer.subarray(0, 64)))), "nothing readable leaves");
        assert.ok((await fetched(page, plan.name)).equals(plan.buffer));
        assert.ok((await fetched(page, small.name)).equals(small.buffer));
      });

      step("an empty file is refused in words, and one that is stopped leaves nothing behind", async () => {
        await upload(page, { ...small, name: "nothing.txt", buffer: Buffer.alloc(0) });
        await page.getByText(t("items.attach_empty", { name: "nothing.txt" })).waitFor();
        let go;
        const held = new Promise((resolve) => (go = resolve));
        await page.route(/\/attachment\/[^/]+$/, async (route) => {
          if (route.request().method() === "POST" && !route.request().url().endsWith("/v2")) await held;
          await route.continue().catch(() => {});
        });
        await upload(page, { ...plan, name: "stopped.pdf" });
        await button(dialog(page), t("items.stop_file", { name: "stopped.pdf" })).waitFor();
        await page.waitForTimeout(1500);
        await seen(page, "travelling");
        await button(dialog(page), t("items.stop_file", { name: "stopped.pdf" })).click();
        await button(dialog(page), t("items.stop_file", { name: "stopped.pdf" })).waitFor({ state: "detached" });
        go();
        await page.unrouteAll({ behavior: "ignoreErrors" });
        await page.reload();
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.unlock")).click();
        await file(page, plan.name).waitFor();
        assert.equal(await file(page, "stopped.pdf").count(), 0);
        await button(dialog(page), t("words.close")).click();
        await row(page).getByTitle(t("items.has_attachments")).waitFor();
      });

      step("files follow their item to the organization, where a member opens them", async () => {
        await choose(page, t("items.actions_of", { name: item }), t("items.move_to_organization"));
        await dialog(page).getByRole("checkbox").first().check();
        await button(dialog(page), t("vaults.move_go")).click();
        await toast(page, t("items.shared"));
        await row(page).getByRole("link").first().click();
        assert.ok((await fetched(page, plan.name)).equals(plan.buffer));
        other = await open(browser, { language, base: server.url });
        await logIn(other, t, MEMBER, PASSWORD);
        await row(other).getByRole("link").first().click();
        assert.ok((await fetched(other, plan.name)).equals(plan.buffer), "another person's window");
        await seen(other, "of-the-organization");
      });

      step("a deleted file is gone for everyone who looks at the item", async () => {
        await button(dialog(page), t("items.delete_file", { name: plan.name })).click();
        await dialog(page).getByText(t("items.delete_file_text", { name: plan.name })).waitFor();
        await seen(page, "delete");
        await button(dialog(page), t("words.delete")).click();
        await toast(page, t("items.file_deleted"));
        await file(page, plan.name).waitFor({ state: "detached" });
        await file(other, plan.name).waitFor({ state: "detached" });
        assert.equal(await file(other, small.name).count(), 1);
        untroubled(other);
      });
    });
  }
});

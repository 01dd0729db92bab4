// What others did first, and what does not open: a second window saved, an item is damaged, a key is not the right one.
// Nothing is overwritten in silence, and one broken thing leaves the others alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, choose, dialog, field, heading, logIn, pick, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, rewriteSync, untroubled } from "./support/browser.mjs";
import { ADMIN, MEMBER, OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { organizationId, person } from "./support/demo_api.mjs";
import { sealed } from "./support/http.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const ATELIER = "Atelier Lumière";

describe("conflicts and damage", { timeout: 900_000 }, () => {
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
    describe(`in ${language}`, () => {
      const t = words(language);
      const step = story();
      const flaws = [];
      const item = `Shared note ${language}`;
      const window = () => open(browser, { language, base: server.url });
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `conflicts-${language}-${name}`);
        untroubled(page);
      };
      const row = (page, name) => page.getByRole("row").filter({ hasText: name }).first();
      const into = async (path, email) => {
        const page = await window();
        await logIn(page, t, email, PASSWORD);
        await page.goto(path);
        await unlock(page, t, PASSWORD);
        return page;
      };
      const edit = async (page, notes) => {
        await choose(page, t("items.actions_of", { name: item }), t("items.edit"));
        await field(dialog(page), t("items.notes")).fill(notes);
      };
      const save = (page) => button(dialog(page), t("words.save")).click();
      const revisions = async () => Object.fromEntries((await paul.sync()).ciphers.map((one) => [one.id, one.revisionDate]));
      let first;
      let second;

      step("the second of two windows that save the same item is told, and overwrites nothing", async () => {
        first = await into("/vault", MEMBER);
        await pick(first, t("vaults.new"), t("items.note"));
        await field(dialog(first), t("items.name")).fill(item);
        await field(dialog(first), t("items.notes")).fill("one");
        await save(first);
        await heading(dialog(first), item).waitFor();
        await button(dialog(first), t("words.close")).click();
        second = await into("/vault", MEMBER);
        await row(second, item).waitFor();
        await edit(first, "from the first window");
        await edit(second, "from the second window");
        await save(first);
        await heading(dialog(first), item).waitFor();
        const before = await revisions();
        await save(second);
        await second.getByText(t("items.stale_title")).waitFor();
        assert.deepEqual(await revisions(), before, "the refused save changed nothing");
        assert.equal(await field(dialog(second), t("items.notes")).inputValue(), "from the second window", "what was typed is still there");
        await button(dialog(second), t("items.stale_show")).click();
        await dialog(second).getByText("from the first window").waitFor();
        await seen(second, "stale");
        await second.setViewportSize(PHONE);
        await seen(second, "stale-phone");
        await second.setViewportSize({ width: 1440, height: 900 });
      });

      step("taking theirs leaves it as it is; saving over it is a decision", async () => {
        await button(dialog(second), t("items.stale_take")).click();
        await second.getByText(t("items.stale_title")).waitFor({ state: "hidden" });
        assert.equal(await field(dialog(second), t("items.notes")).inputValue(), "from the first window");
        await field(dialog(second), t("items.notes")).fill("from the second window, knowing");
        await button(dialog(first), t("words.close")).click();
        await edit(first, "from the first window, again");
        await save(first);
        await heading(dialog(first), item).waitFor();
        await save(second);
        await second.getByText(t("items.stale_title")).waitFor();
        await button(dialog(second), t("items.stale_keep")).click();
        await heading(dialog(second), item).waitFor();
        await dialog(second).getByText("from the second window, knowing").waitFor();
        untroubled(second);
        await first.reload();
        await unlock(first, t, PASSWORD);
        await dialog(first).getByText("from the second window, knowing").waitFor();
        for (const page of [first, second]) await page.context().close();
      });

      test("a damaged item says so in its row; the others open", async () => {
        const page = await window();
        const { id } = (await paul.sync()).ciphers.find((one) => !one.organizationId && !one.deletedDate);
        await rewriteSync(page, (json) => {
          const damaged = json.ciphers.find((one) => one.id === id);
          damaged.name = sealed(32);
          if (damaged.data) damaged.data = null;
        });
        await logIn(page, t, MEMBER, PASSWORD);
        await page.goto("/vault");
        await unlock(page, t, PASSWORD);
        const broken = row(page, t("items.broken"));
        await broken.waitFor();
        await seen(page, "damaged-row");
        await broken.getByRole("link").first().click();
        await dialog(page).getByText(t("items.broken_text")).waitFor();
        await seen(page, "damaged-item");
        await button(dialog(page), t("words.close")).first().click();
        const whole = page.getByRole("row").filter({ hasText: item }).first();
        await whole.getByRole("link").first().click();
        await dialog(page).getByText("from the second window, knowing").waitFor();
        await page.context().close();
      });

      test("an organization's key that does not open seals that organization only", async () => {
        const page = await window();
        await rewriteSync(page, (json) => {
          const other = json.profile.organizations.find((one) => one.name === ATELIER);
          other.key = `4.${Buffer.from(crypto.getRandomValues(new Uint8Array(256))).toString("base64")}`;
        });
        await logIn(page, t, MEMBER, PASSWORD);
        await page.getByText(t("shell.keys_broken", { names: ATELIER })).waitFor();
        await row(page, item).waitFor();
        await seen(page, "organization-sealed");
        await row(page, item).getByRole("link").first().click();
        await dialog(page).getByText("from the second window, knowing").waitFor();
        untroubled(page);
        await page.context().close();
      });

      test("a provider's key that does not open is told; clients are listed, none can be made", async () => {
        const page = await window();
        await rewriteSync(page, (json) => {
          json.profile.providers[0].key = `4.${Buffer.from(crypto.getRandomValues(new Uint8Array(256))).toString("base64")}`;
        });
        const admin = await person(server, ADMIN);
        const provider = (await admin.sync()).profile.providers[0];
        const clients = async () => (await admin.ok("GET", `/api/providers/${provider.id}/organizations`)).data.length;
        const before = await clients();
        await logIn(page, t, ADMIN, PASSWORD);
        await page.goto(`/providers/${provider.id}/clients`);
        await unlock(page, t, PASSWORD);
        await page.getByText(t("shell.keys_broken", { names: provider.name })).waitFor();
        await row(page, ATELIER).waitFor();
        await seen(page, "provider-sealed");
        await button(page, t("portal.new_client")).first().click();
        await field(dialog(page), t("portal.org_name")).fill("Never made");
        await field(dialog(page), t("portal.owner_email")).fill("never@made.example");
        await button(dialog(page), t("portal.create_client")).click();
        await dialog(page).getByText(t("portal.no_key")).first().waitFor({ timeout: 60_000 });
        await seen(page, "provider-sealed-new-client");
        assert.equal(await clients(), before);
        const lucie = await person(server, OWNER);
        await page.goto(`/organizations/${await organizationId(lucie, ATELIER)}/vault`);
        await unlock(page, t, PASSWORD);
        await page.getByText(t("items.broken")).or(page.getByText(t("vaults.collection_broken"))).or(page.getByText(t("console.no_key"))).first().waitFor();
        await seen(page, "client-sealed");
        await page.context().close();
      });

      test("every page on the way is accessible and fits its window", () => {
        assert.deepEqual(flaws, []);
      });
    });
  }
});

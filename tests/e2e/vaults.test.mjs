// What a member does in Vaults beyond reading: makes passwords, searches, archives, exports, imports.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { account, button, choose, clipboard, dialog, field, heading, logIn, pick, search, toast, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { MEMBER, OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

// The smallest picture there is.
const PIXEL = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

describe("a member's vault", { timeout: 900_000 }, () => {
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
      const flaws = [];
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `vaults-${language}-${name}`);
        untroubled(page);
      };
      const atBothWidths = async (page, name) => {
        await seen(page, name);
        await page.setViewportSize(PHONE);
        await seen(page, `${name}-phone`);
        await page.setViewportSize({ width: 1440, height: 900 });
      };
      const item = `Éditions de l’Œuvre ${language}`;
      const row = (page) => page.getByRole("row").filter({ hasText: item }).first();
      const made = (page) => page.getByRole("status", { name: t("generator.made") });
      const filter = (page, name) => page.getByRole("navigation", { name: t("vaults.filters") }).getByRole("link", { name: new RegExp(`^${name}`) });
      let page;

      step("the generator makes what is asked for, and remembers the wish but not the password", async () => {
        page = await open(browser, { language, base: server.url });
        await logIn(page, t, MEMBER, PASSWORD);
        await page.getByRole("navigation").getByRole("link", { name: t("shell.generator"), exact: true }).first().click();
        await heading(page, t("generator.title")).waitFor();
        const first = await made(page).innerText();
        assert.equal(first.length, 18, first);
        await button(page, t("generator.again")).click();
        assert.notEqual(await made(page).innerText(), first);
        await field(page, t("generator.length")).fill("40");
        await page.getByLabel(t("generator.special")).uncheck();
        await page.waitForFunction(() => document.querySelector("output").innerText.length === 40);
        assert.match(await made(page).innerText(), /^[A-Za-z0-9]{40}$/);
        await atBothWidths(page, "generator");
        await page.getByRole("radio", { name: t("generator.passphrase") }).check();
        const phrase = await made(page).innerText();
        assert.match(phrase, /^[a-z-]+$/);
        await button(page, t("generator.copy")).first().click();
        await toast(page, t("generator.copied"));
        assert.equal(await clipboard(page), phrase);
        await page.getByRole("list").getByText(phrase.split("-")[0]).first().waitFor();
        await seen(page, "generator-history");
        const kept = await page.evaluate(() => JSON.stringify(localStorage));
        assert.ok(!kept.includes(phrase) && kept.includes("Passphrase"), "the browser keeps the wish only");
        await page.getByRole("radio", { name: t("generator.username") }).check();
        await field(page, t("generator.way")).selectOption("plus");
        await page.waitForFunction(() => document.querySelector("output").innerText.includes("+"));
        assert.match(await made(page).innerText(), /^paul\+[a-z0-9]{8}@atelier\.example$/);
        await page.getByRole("radio", { name: t("generator.password") }).check();
      });

      step("the editor takes a generated password and username", async () => {
        await page.getByRole("navigation").getByRole("link", { name: t("shell.vaults"), exact: true }).first().click();
        await pick(page, t("vaults.new"), t("items.login"));
        await field(dialog(page), t("items.name")).fill(item);
        await button(dialog(page), t("generator.generate_username")).click();
        await heading(dialog(page), t("generator.generate_username")).waitFor();
        await button(dialog(page), t("generator.take")).click();
        assert.match(await field(dialog(page), t("items.username")).inputValue(), /^paul\+/);
        await button(dialog(page), t("generator.generate_password")).click();
        const password = await made(dialog(page)).innerText();
        await seen(page, "generator-dialog");
        await button(dialog(page), t("generator.take")).click();
        assert.equal(await field(dialog(page), t("items.password")).inputValue(), password);
        await field(dialog(page), t("items.website_n", { n: 1 })).fill("https://intra.example/entree");
        await button(dialog(page), t("words.save")).click();
        await heading(dialog(page), item).waitFor();
        await button(dialog(page), t("words.close")).click();
      });

      step("a search marks what it found, without accents, in the name and in the address", async () => {
        await search(page, t, "oeuvre editions");
        await row(page).locator("mark").first().waitFor();
        assert.deepEqual(await row(page).locator("mark").allInnerTexts(), ["Éditions", "Œuvre"]);
        await seen(page, "search");
        await search(page, t, "intra.example/entree");
        await row(page).locator("small mark").waitFor();
        await search(page, t, "");
        await page.locator("mark").first().waitFor({ state: "detached" });
      });

      step("an archived item leaves the lists and comes back", async () => {
        await choose(page, t("items.actions_of", { name: item }), t("items.archive"));
        await row(page).waitFor({ state: "detached" });
        await search(page, t, item);
        await page.getByText(t("vaults.empty_search_title")).waitFor();
        await search(page, t, "");
        await filter(page, t("vaults.archive")).click();
        await row(page).waitFor();
        await row(page).getByText(t("items.archived"), { exact: true }).waitFor();
        await atBothWidths(page, "archive");
        // Paul of the demonstration has archived something himself: several at once.
        for (const one of await page.getByRole("row").filter({ hasText: t("items.archived") }).all()) await one.getByRole("checkbox").check();
        await button(page, t("items.unarchive")).click();
        await page.getByText(t("vaults.empty_archive_title")).waitFor();
        await seen(page, "archive-empty");
        await filter(page, t("vaults.all_items")).first().click();
        await row(page).waitFor();
        await row(page).getByRole("checkbox").check();
        await button(page, t("items.archive")).click();
        await row(page).waitFor({ state: "detached" });
      });

      step("an export asks for the master password and holds one's own items only", async () => {
        const nav = (name) => page.getByRole("navigation").getByRole("link", { name: t(name), exact: true }).first().click();
        await nav("shell.export");
        await heading(page, t("export.title")).waitFor();
        await atBothWidths(page, "export");
        await button(page, t("export.action")).click();
        await field(dialog(page), t("sign_in.master_password")).fill("not my password");
        await button(dialog(page), t("export.action")).click();
        await dialog(page).getByText(t("sign_in.wrong_password")).waitFor();
        await field(dialog(page), t("sign_in.master_password")).fill(PASSWORD);
        const [json] = await Promise.all([page.waitForEvent("download"), button(dialog(page), t("export.action")).click()]);
        assert.match(json.suggestedFilename(), /^claviger-vault-\d{4}-\d\d-\d\d\.json$/);
        const made = JSON.parse(readFileSync(await json.path(), "utf8"));
        assert.equal(made.encrypted, false);
        const own = made.items.find((one) => one.name === item);
        assert.equal(own.type, 1);
        assert.match(own.login.username, /^paul\+/);
        assert.equal(own.login.password.length, 40);
        assert.equal(own.login.uris[0].uri, "https://intra.example/entree");
        assert.ok(made.items.every((one) => one.organizationId === null), "nothing of an organization");
        await dialog(page).waitFor({ state: "hidden" });
        await page.getByRole("radio", { name: /^CSV/ }).check();
        await button(page, t("export.action")).click();
        await field(dialog(page), t("sign_in.master_password")).fill(PASSWORD);
        const [csv] = await Promise.all([page.waitForEvent("download"), button(dialog(page), t("export.action")).click()]);
        const lines = readFileSync(await csv.path(), "utf8").split("\r\n");
        assert.ok(lines[0].startsWith("folder,favorite,type,name"), lines[0]);
        assert.ok(lines.some((line) => line.includes(item) && line.includes(own.login.password)));
        await seen(page, "exported");
      });

      step("an import shows what it found and what it leaves out, and saves all of it", async () => {
        // By the keyboard alone: the palette knows the tools, too.
        await page.keyboard.press("Control+k");
        await dialog(page).waitFor();
        await page.keyboard.type(t("shell.bring"));
        await page.keyboard.press("Enter");
        await heading(page, t("bring.title")).waitFor();
        await seen(page, "import");
        const give = (name, text) => field(page, t("bring.file")).setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
        await give("wrong.txt", "one,two\n1,2\n");
        await page.getByText(t("bring.unknown")).waitFor();
        const name = `Brought ${language}`;
        await give("bitwarden.json", JSON.stringify({
          encrypted: false,
          folders: [{ id: "f", name: `From elsewhere ${language}` }],
          items: [
            { type: 1, name, folderId: "f", favorite: true, login: { username: "u", password: " p\"w ", uris: [{ match: 3, uri: "https://brought.example" }] }, fields: [{ name: "PIN", value: "42", type: 1 }] },
            { type: 3, name: `${name} card`, card: { number: "4242424242424242", expMonth: "4", expYear: "2030" } },
            { type: 8, name: "A passport" },
          ],
        }));
        await page.getByRole("heading", { name: t("bring.preview", { shown: "2", program: "Bitwarden" }) }).waitFor();
        await page.getByText(t("bring.why_kind")).waitFor();
        await atBothWidths(page, "import-preview");
        await button(page, t("bring.action")).click();
        await page.getByText(t("bring.finished")).waitFor();
        await seen(page, "imported");
        await page.getByRole("link", { name: t("bring.to_vault") }).click();
        await filter(page, `From elsewhere ${language}`).click();
        await page.getByRole("row").filter({ hasText: name }).getByRole("link").first().click();
        await heading(dialog(page), name).waitFor();
        await button(dialog(page), t("items.show_what", { what: t("items.password") })).click();
        assert.ok((await dialog(page).locator(".line-value").allTextContents()).includes(' p"w '));
        await button(dialog(page), t("words.close")).click();
      });

      step("a picture of the website stands before a login, unless one does not want it", async () => {
        const pictures = page.locator("img.site-picture.there");
        await page.route("**/icons/*/icon.png", (route) => route.fulfill({ contentType: "image/png", body: PIXEL }));
        await page.goto("/vault");
        await unlock(page, t, PASSWORD);
        await pictures.first().waitFor();
        await seen(page, "site-pictures");
        await account(page, t, t("shell.profile"));
        await page.getByRole("link", { name: t("shell.preferences"), exact: true }).first().click();
        await field(page, t("account.sites")).selectOption("hidden");
        await seen(page, "preferences");
        await page.goto("/vault");
        await unlock(page, t, PASSWORD);
        await page.getByRole("row").nth(2).waitFor();
        assert.equal(await page.locator("img.site-picture").count(), 0);
        await page.unrouteAll();
      });

      step("an owner makes, nests, renames and deletes a collection from the tree", async () => {
        const owner = await open(browser, { language, base: server.url });
        await logIn(owner, t, OWNER, PASSWORD);
        await owner.getByRole("row").nth(1).waitFor();
        const [parent, child, other] = [`Salon ${language}`, "Vitrine", "Affiches"];
        const name = field(dialog(owner), t("console.collection_name"));
        for (const title of [parent, `${parent}/${child}`]) {
          await pick(owner, t("vaults.new"), t("console.new_collection"));
          await name.fill(title);
          await seen(owner, "new-collection");
          await button(dialog(owner), t("words.save")).click();
          await toast(owner, t("console.collection_saved"));
          await dialog(owner).waitFor({ state: "hidden" });
        }
        await filter(owner, child).waitFor();
        await owner.getByRole("link", { name: t("console.edit_collection_n", { name: `${parent}/${child}` }), exact: true }).click();
        assert.equal(await name.inputValue(), `${parent}/${child}`);
        // Who makes a collection manages it.
        await dialog(owner).getByRole("combobox").nth(1).waitFor();
        assert.equal(await dialog(owner).getByRole("combobox").first().inputValue(), "manage");
        await name.fill(`${parent}/${other}`);
        await button(dialog(owner), t("words.save")).click();
        await filter(owner, other).waitFor();
        await filter(owner, child).waitFor({ state: "detached" });
        for (const gone of [`${parent}/${other}`, parent]) {
          await owner.getByRole("link", { name: t("console.edit_collection_n", { name: gone }), exact: true }).click();
          await button(dialog(owner), t("console.delete_collection")).click();
          await button(dialog(owner), t("console.delete_collection")).click();
          await toast(owner, t("console.collection_deleted"));
          await dialog(owner).waitFor({ state: "hidden" });
        }
        await filter(owner, parent).waitFor({ state: "detached" });
        await seen(owner, "collections-gone");
        await owner.context().close();
      });

      step("every look was right", async () => {
        assert.deepEqual(flaws, []);
        await page.context().close();
      });
    });
  }
});

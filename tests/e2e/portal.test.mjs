// A provider admin's other pages with the demonstration data: search, sort and CSV of the clients, the log over all of
// them, billing, settings, the import of a file. In both languages, at both widths.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe } from "node:test";
import { button, field, heading, logIn, product, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { ADMIN, PASSWORD, TECHNICIAN, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

for (const language of LANGUAGES) {
  describe(`the portal of a provider admin (${language})`, { timeout: 900_000 }, () => {
    const t = words(language);
    const step = story();
    const flaws = [];
    let server;
    let browser;
    let page;
    before(async () => {
      server = await startDemo();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const seen = async (name) => {
      await settled(page);
      for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
      await picture(page, `portal-${name}-${language}`);
      await page.setViewportSize(PHONE);
      for (const look of [accessible, fits]) await look(page, `${name}-phone`).catch((flaw) => flaws.push(flaw.message));
      await picture(page, `portal-${name}-phone-${language}`);
      await page.setViewportSize({ width: 1440, height: 900 });
      untroubled(page);
    };
    const go = async (name) => {
      await page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
    };
    const saved = async (press) => {
      const [file] = await Promise.all([page.waitForEvent("download"), press()]);
      return readFile(await file.path(), "utf8");
    };

    step("finds a client, sorts by a column and saves what is shown", async () => {
      page = await open(browser, { base: server.url, language });
      await logIn(page, t, ADMIN, PASSWORD);
      await product(page, t, t("shell.portal"));
      await heading(page, t("portal.clients")).waitFor();
      await page.getByRole("row").nth(3).waitFor();
      await page.getByRole("searchbox").first().fill("second");
      await page.waitForURL(/search=second/);
      const csv = await saved(() => button(page, t("words.export_csv")).click());
      const lines = csv.replace("\u{feff}", "").trim().split("\r\n");
      assert.equal(lines.length, 2, "headings and the one client that is shown");
      assert.ok(lines[1].startsWith("Second Client's Organization,3,1,2,"), lines[1]);
      await page.getByRole("searchbox").first().fill("");
      await page.waitForURL((url) => !url.search.includes("search="));
      await seen("clients");
    });

    step("warns that there is only one admin and never lets that one be removed", async () => {
      await go(t("shell.members"));
      await heading(page, t("portal.members")).waitFor();
      await page.getByRole("row").nth(1).waitFor();
      await seen("members");
    });

    step("follows an official portal's link to the log of one person", async () => {
      const admin = await person(server, ADMIN);
      const provider = (await admin.sync()).profile.providers[0].id;
      const { data } = await admin.ok("GET", `/api/providers/${provider}/users`);
      const technician = data.find((one) => one.email === TECHNICIAN);
      await page.goto(`/providers/${provider}/manage/members?viewEvents=${technician.id}`);
      await unlock(page, t, PASSWORD);
      await page.waitForURL((url) => url.pathname.endsWith("/events") && url.searchParams.get("member") === technician.userId);
      await heading(page, t("events.title")).waitFor();
      untroubled(page);
    });

    step("reads one log over the provider and all its clients and filters it", async () => {
      await go(t("shell.events"));
      await heading(page, t("events.title")).waitFor();
      await page.getByRole("row").nth(1).waitFor();
      await seen("events");
      await page.getByLabel(t("events.kind"), { exact: true }).selectOption("client");
      await page.waitForURL(/kind=client/);
      await settled(page);
      const csv = await saved(() => button(page, t("events.export")).click());
      assert.ok(csv.split("\n").length > 2, "the whole range is in the file");
    });

    step("reads the subscription and this month's statement", async () => {
      await go(t("shell.subscription"));
      await heading(page, t("billing.subscription")).waitFor();
      await seen("subscription");
      await go(t("shell.statements"));
      await heading(page, t("billing.statements")).waitFor();
      await seen("statements");
    });

    step("keeps the settings with their defaults", async () => {
      await go(t("shell.settings"));
      await heading(page, t("portal.settings")).waitFor();
      await field(page, t("portal.provider_name")).waitFor();
      await seen("settings");
    });

    step("imports clients: problems per row first, then one client after the other", async () => {
      await page.goto(page.url().replace("/settings/account", "/clients/import"));
      await page.getByRole("heading", { name: t("import.title"), exact: true }).or(heading(page, t("sign_in.unlock_title"))).first().waitFor();
      if (await heading(page, t("sign_in.unlock_title")).isVisible()) {
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.unlock")).click();
        await heading(page, t("import.title")).waitFor();
      }
      const file = (text, encoding = "utf8") => ({ name: "clients.csv", mimeType: "text/csv", buffer: Buffer.from(text, encoding) });
      const choose = (chosen) => page.getByLabel(t("import.file"), { exact: true }).setInputFiles(chosen);
      await choose(file("name,email\ncaf\xe9,a@b.example\n", "latin1"));
      await page.getByText(t("import.encoding", { line: 2 })).waitFor();
      await choose(file("name,email,plan,seats\nNorthwind,owner@northwind.example,Enterprise,2\nNorthwind,x,Gold,0\nContoso,owner@contoso.example,Enterprise,1\n"));
      await page.getByText(t("import.summary", { ready: 2, wrong: 1 })).waitFor();
      await seen("import-preview");
      await page.getByRole("button", { name: t("import.create", { n: 2 }) }).click();
      await page.getByText(t("import.finished", { made: 2, failed: 0 })).waitFor({ timeout: 120_000 });
      await seen("import-done");
      const csv = await saved(() => button(page, t("import.results")).click());
      assert.ok(csv.includes("Northwind"));
      await page.getByRole("link", { name: t("import.to_clients") }).click();
      await page.getByRole("row").filter({ hasText: "Contoso" }).first().waitFor();
      // Whoever comes back finds the results again: no mail brought the links.
      await page.goBack();
      await page.getByText(t("import.finished", { made: 2, failed: 0 })).waitFor();
    });

    step("shows a technician the clients and nothing else", async () => {
      await page.context().close();
      page = await open(browser, { base: server.url, language });
      await logIn(page, t, TECHNICIAN, PASSWORD);
      await product(page, t, t("shell.portal"));
      await heading(page, t("portal.clients")).waitFor();
      for (const key of ["shell.events", "shell.subscription", "shell.statements", "shell.settings"]) {
        assert.equal(await page.getByRole("navigation").getByRole("link", { name: t(key), exact: true }).count(), 0, key);
      }
      await page.context().close();
    });

    step("every page on the way is accessible and fits its window", () => assert.deepEqual(flaws, []));
  });
}

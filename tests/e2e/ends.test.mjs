// What ends in the portal: a technician is removed while working; a month is told in money; a provider deletes itself by
// the link of a mail, once, and not while a client belongs to it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { promisify } from "node:util";
import { button, choose, dialog, field, heading, logIn, product, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { ADMIN, PASSWORD, TECHNICIAN, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const run = promisify(execFile);

for (const language of LANGUAGES) {
  describe(`what ends in the portal (${language})`, { timeout: 600_000 }, () => {
    const t = words(language);
    const step = story();
    let server;
    let browser;
    let page;
    let admin;
    let provider;
    before(async () => {
      server = await startDemo();
      browser = await launch();
      admin = await person(server, ADMIN);
      provider = (await admin.sync()).profile.providers[0].id;
      page = await open(browser, { base: server.url, language });
      await logIn(page, t, ADMIN, PASSWORD);
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const seen = async (name) => {
      await settled(page);
      await accessible(page, name);
      await fits(page, name);
      await picture(page, `ends-${name}-${language}`);
      await page.setViewportSize(PHONE);
      await fits(page, `${name}-phone`);
      await picture(page, `ends-${name}-phone-${language}`);
      await page.setViewportSize({ width: 1440, height: 900 });
      untroubled(page);
    };
    const decimal = (number) => new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(number);
    const clients = async () => (await admin.ok("GET", `/api/providers/${provider}/organizations`)).data;

    step("a technician who is removed is out at once, in an open session too", async () => {
      const technician = await open(browser, { base: server.url, language });
      await logIn(technician, t, TECHNICIAN, PASSWORD);
      await product(technician, t, t("shell.portal"));
      await heading(technician, t("portal.clients")).waitFor();
      const live = await person(server, TECHNICIAN);
      const doors = [`/api/providers/${provider}/organizations`, `/api/organizations/${(await clients())[0].organizationId}/users`];
      for (const door of doors) assert.equal((await live.call("GET", door)).status, 200, door);

      await product(page, t, t("shell.portal"));
      await page.getByRole("navigation").getByRole("link", { name: t("shell.members"), exact: true }).first().click();
      await choose(page, t("words.actions_for", { what: "Théo Technicien" }), t("words.remove"));
      await seen("remove");
      await button(dialog(page), t("words.remove")).click();
      await page.getByRole("row").filter({ hasText: "Théo Technicien" }).waitFor({ state: "hidden" });

      for (const door of doors) assert.equal((await live.call("GET", door)).status, 404, `${door} with the token from before`);
      await technician.reload();
      await unlock(technician, t, PASSWORD);
      await technician.getByText(t("portal.unknown_title")).waitFor();
      untroubled(technician);
      await technician.context().close();
    });

    step("the running month costs what a calculation by hand says", async () => {
      await server.operator("plan", "set", "19", "--seat-price", "3.90", "--base-price", "10", "--currency", "EUR");
      await server.operator("record");
      const now = new Date();
      const days = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 0)).getUTCDate();
      await page.getByRole("navigation").getByRole("link", { name: t("shell.statements"), exact: true }).first().click();
      await page.getByRole("table").getByRole("link").first().click();
      const line = page.getByRole("row").filter({ hasText: "Second Client" });
      await line.waitFor();
      // One day with 3 seats: (390 × 3 + 1000) ÷ days of the month, in cents.
      const cents = Math.round((390 * 3 + 1000) / days);
      const amount = (cents / 100).toFixed(2).replace(".", "[.,]");
      const cells = (await line.getByRole("cell").allInnerTexts()).join(" | ");
      assert.match(cells, new RegExp(`\\b1 \\|.*3 \\| 3 \\|.*${amount}`), cells);
      await seen("statement");
    });

    step("a month of changing seats, closed, equals a calculation by hand on screen and in its file", async () => {
      const client = (await clients()).find((one) => one.organizationName.startsWith("Second Client"));
      // Ten days with 3 seats, five with 8, the rest with 5; all the while 10 seats are prepaid.
      const month = lastMonth();
      const assigned = (day) => (day < 10 ? 3 : day < 15 ? 8 : 5);
      await recordMonth(server, provider, client.organizationId, month, assigned, 10);
      await server.operator("record");
      const days = month.days;
      const sum = 10 * 3 + 5 * 8 + (days - 15) * 5;
      const seats = half((390 * sum + 1000 * days) / days);
      const prepaid = half((390 * (10 * days - sum)) / days);
      const money = (cents) => new RegExp((cents / 100).toFixed(2).replace(".", "[.,]"));
      const average = half((sum * 100) / days) / 100;

      await page.getByRole("navigation").getByRole("link", { name: t("shell.statements"), exact: true }).first().click();
      await page.getByRole("table").getByRole("link").nth(1).click();
      const line = page.getByRole("row").filter({ hasText: "Second Client" });
      await line.waitFor();
      const cells = await line.getByRole("cell").allInnerTexts();
      const expected = [String(days), decimal(average), "8", "5", decimal(1), "1", "1"];
      assert.deepEqual(cells.slice(1, 8), expected, cells.join(" | "));
      assert.match(cells.at(-1), money(seats));
      assert.match(await page.getByRole("table").last().innerText(), money(prepaid), "the prepaid seats that nobody held");
      assert.match(await page.locator(".statement-total").innerText(), money(seats + prepaid));
      await seen("closed-statement");

      const saving = page.waitForEvent("download");
      await button(page, t("billing.export")).click();
      const csv = await readFile(await (await saving).path(), "utf8");
      const booked = csv.split("\n").find((one) => one.includes("Second Client"));
      assert.match(booked, money(seats), csv);
      assert.match(csv, money(prepaid));
      await server.operator("record");
      const again = await admin.ok("GET", `/api/claviger/providers/${provider}/statements/${month.name}`);
      assert.deepEqual(again.totals, [{ currency: "EUR", amount: seats + prepaid }], "made again it says the same");
    });

    step("a mailed link deletes the provider once its clients are gone, and only once", async () => {
      const printed = await server.operator("provider", "send-deletion-link", provider, "--email", ADMIN);
      const link = printed.match(/https?:\S+verify-recover-delete-provider\S+/)?.[0];
      assert.ok(link, printed);
      await page.goto(link);
      await button(page, t("portal.delete_provider")).waitFor();
      await seen("link");
      await button(page, t("portal.delete_provider")).click();
      await page.getByText(t.refusal("provider_has_clients")).waitFor();
      await seen("link-refused");
      for (const { id } of await clients()) await admin.ok("DELETE", `/api/providers/${provider}/organizations/${id}`);
      await button(page, t("portal.delete_provider")).click();
      await heading(page, t("portal.provider_deleted")).waitFor();
      await seen("link-done");
      await page.goto(link);
      await button(page, t("portal.delete_provider")).click();
      await page.getByText(t("portal.link_dead")).waitFor();
      await page.goto("/verify-recover-delete-provider?providerId=x");
      await heading(page, t("portal.link_broken_title")).waitFor();
      untroubled(page);
    });
  });
}

// Half a cent is a cent.
const half = (cents) => Math.floor(cents + 0.5);

// As the server numbers days: since the epoch.
function lastMonth() {
  const now = new Date();
  const [first, next] = [-1, 0].map((offset) => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1) / 86_400_000);
  return { name: new Date(first * 86_400_000).toISOString().slice(0, 7), first, days: next - first };
}

// What the daily round would have written, had the server run then. Node has no SQLite of its own here; Python has.
async function recordMonth(server, provider, organization, month, assigned, minimum) {
  const rows = Array.from({ length: month.days }, (_, day) => [month.first + day, assigned(day)]);
  const script = `
import json, sqlite3, sys
path, provider, organization, minimum, rows = json.loads(sys.argv[1])
with sqlite3.connect(path, timeout=30) as db:
    for day, assigned in rows:
        db.execute("INSERT INTO seat_days (provider_id, day, organization_id, name, plan_type, assigned, used) VALUES (?, ?, ?, ?, 19, ?, 1)", (provider, day, organization, "Second Client's Organization", assigned))
        db.execute("INSERT INTO pool_days (provider_id, day, plan_type, seat_minimum, assigned) VALUES (?, ?, 19, ?, ?)", (provider, day, minimum, assigned))
`;
  await run("python3", ["-c", script, JSON.stringify([join(server.data, "claviger.sqlite"), provider, organization, minimum, rows])]);
}

// Whoever runs the server, by its token instead of an account (D6): a provider from nothing to its setup link, switched
// off and on, its seats, the price of a plan, the log of it all.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { button, choose, dialog, field, heading, logIn, reopen, toast } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { ADMIN as ADA, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { startServer } from "./support/server.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const TOKEN = "an-operator-token-of-the-tests";
const CLIENT = "Atelier Lumière";
const ADMIN = "first@northwind.example";
// An Enterprise client of the demonstration, and its owner.
const UNIT = "Third Client's Organization";
const UNIT_OWNER = "owner@third.example";

for (const language of LANGUAGES) {
  describe(`the operator's page (${language})`, { timeout: 300_000 }, () => {
    const t = words(language);
    const step = story();
    let server;
    let browser;
    let page;
    before(async () => {
      server = await startServer({ settings: ["--operator-token", TOKEN] });
      browser = await launch();
      page = await open(browser, { base: server.url, language });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const seen = async (name) => {
      await settled(page);
      await accessible(page, name);
      await fits(page, name);
      await picture(page, `operator-${name}-${language}`);
      await page.setViewportSize(PHONE);
      await fits(page, `${name}-phone`);
      await picture(page, `operator-${name}-phone-${language}`);
      await page.setViewportSize({ width: 1440, height: 900 });
      untroubled(page);
    };
    const row = (what) => page.getByRole("row").filter({ hasText: what });

    step("opens to the operator's token only", async () => {
      await page.goto("/operator");
      await heading(page, t("operator.title")).waitFor();
      await field(page, t("operator.token")).fill("not the token of this server");
      await button(page, t("operator.sign_in")).click();
      await page.getByText(t.refusal("wrong_operator_token")).first().waitFor();
      await field(page, t("operator.token")).fill(TOKEN);
      await button(page, t("operator.sign_in")).click();
      await page.getByText(t("operator.no_providers")).waitFor();
      await seen("empty");
    });

    step("creates a provider and hands its setup link over", async () => {
      await button(page, t("operator.create")).click();
      const asked = dialog(page);
      await field(asked, t("operator.owner_email")).fill("no address");
      await button(asked, t("words.create")).click();
      await asked.getByText(t("words.email_wrong")).first().waitFor();
      await field(asked, t("operator.owner_email")).fill(ADMIN);
      await field(asked, t("operator.teams_minimum")).fill("10");
      await seen("create");
      await button(asked, t("words.create")).click();
      await heading(page, t("operator.link_title")).waitFor();
      const link = await field(dialog(page), ADMIN).inputValue();
      assert.match(link, /\/providers\/setup-provider\?/);
      await seen("link");
      await button(dialog(page), t("words.done")).click();
      await row(ADMIN).waitFor();
    });

    step("changes its seats, switches it off and on, and says so in the row", async () => {
      await choose(page, t("words.actions_for", { what: ADMIN }), t("operator.minimums"));
      await field(dialog(page), "Teams (Monthly)").fill("25");
      await button(dialog(page), t("words.save")).click();
      await toast(page, t("operator.minimums_saved"));
      await choose(page, t("words.actions_for", { what: ADMIN }), t("operator.disable"));
      await seen("disable");
      await button(dialog(page), t("operator.disable")).click();
      await row(t("operator.disabled")).waitFor();
      await choose(page, t("words.actions_for", { what: ADMIN }), t("operator.enable"));
      await button(dialog(page), t("operator.enable")).click();
      await row(t("operator.pending")).waitFor();
    });

    step("has no organizations to show yet", async () => {
      await page.getByRole("tab", { name: t("operator.organizations") }).click();
      await page.getByText(t("operator.no_organizations")).waitFor();
      await seen("no-organizations");
    });

    step("prices a plan and refuses what is no price", async () => {
      await page.getByRole("tab", { name: t("operator.plans") }).click();
      await page.getByRole("row").nth(1).waitFor();
      await seen("plans");
      await page.getByRole("row").nth(1).getByRole("button").click();
      await field(dialog(page), t("billing.seat_price")).fill("four");
      await button(dialog(page), t("words.save")).click();
      await dialog(page).getByText(t("operator.bad_price")).first().waitFor();
      await field(dialog(page), t("billing.seat_price")).fill("4.50");
      await button(dialog(page), t("words.save")).click();
      await dialog(page).getByText(t.refusal("currency_required")).first().waitFor();
      await field(dialog(page), t("operator.currency")).fill("eur");
      await button(dialog(page), t("words.save")).click();
      await toast(page, t("operator.plan_saved"));
      await row(/4[.,]50/).waitFor();
    });

    step("reads in the log what was done, and signs out", async () => {
      await page.getByRole("tab", { name: t("operator.log") }).click();
      await page.getByRole("row").nth(6).waitFor();
      await seen("log");
      await page.getByRole("tab", { name: t("operator.providers") }).click();
      await choose(page, t("words.actions_for", { what: ADMIN }), t("operator.delete"));
      await button(dialog(page), t("operator.delete")).click();
      await page.getByText(t("operator.no_providers")).waitFor();
      await button(page, t("operator.sign_out")).click();
      await field(page, t("operator.token")).waitFor();
    });
  });
}

for (const language of LANGUAGES) {
  describe(`the operator and organizations (${language})`, { timeout: 300_000 }, () => {
    const t = words(language);
    const step = story();
    let server;
    let browser;
    let page;
    before(async () => {
      server = await startDemo({ settings: ["--operator-token", TOKEN] });
      browser = await launch();
      page = await open(browser, { base: server.url, language });
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const row = (what) => page.getByRole("row").filter({ hasText: what });

    step("a provider's own organization is marked and unmarked; a client is not offered the mark", async () => {
      // One of the clients leaves its provider: now it may become somebody's own.
      const admin = await person(server, ADA);
      const provider = (await admin.sync()).profile.providers[0].id;
      const { data } = await admin.ok("GET", `/api/providers/${provider}/organizations`);
      const [left, client] = [CLIENT, data.map((one) => one.organizationName).find((name) => name !== CLIENT)];
      await admin.ok("DELETE", `/api/providers/${provider}/organizations/${data.find((one) => one.organizationName === left).id}`);
      await page.goto("/operator");
      await field(page, t("operator.token")).fill(TOKEN);
      await button(page, t("operator.sign_in")).click();
      await page.getByRole("tab", { name: t("operator.organizations") }).click();
      await row(left).waitFor();
      const own = row(left).getByText(t("operator.own_organization"));
      const actions = t("words.actions_for", { what: left });
      await choose(page, actions, t("operator.mark"));
      await button(dialog(page), t("operator.mark")).click();
      await toast(page, t("operator.marked"));
      await own.waitFor();
      await settled(page);
      await accessible(page, "organizations");
      await fits(page, "organizations");
      await picture(page, `operator-organizations-${language}`);
      await choose(page, actions, t("operator.unmark"));
      await dialog(page).getByText(t("operator.unmark_text")).waitFor();
      await button(dialog(page), t("operator.unmark")).click();
      await toast(page, t("operator.unmarked"));
      await own.waitFor({ state: "detached" });
      await page.getByRole("button", { name: t("words.actions_for", { what: client }), exact: true }).click();
      await page.getByText(t("operator.mark_is_client")).first().waitFor();
      untroubled(page);
    });

    step("an owner makes a business unit of an organization with the operator's link (P-13)", async () => {
      const admin = await person(server, ADA);
      const provider = (await admin.sync()).profile.providers[0].id;
      const { data } = await admin.ok("GET", `/api/providers/${provider}/organizations`);
      await admin.ok("DELETE", `/api/providers/${provider}/organizations/${data.find((one) => one.organizationName === UNIT).id}`);
      // Read anew: the session of this page lives in its memory only.
      await page.keyboard.press("Escape");
      await page.getByRole("tab", { name: t("operator.providers") }).click();
      await page.getByRole("tab", { name: t("operator.organizations") }).click();
      await choose(page, t("words.actions_for", { what: UNIT }), t("operator.convert"));
      await field(dialog(page), t("operator.convert_owner")).fill(ADA);
      await button(dialog(page), t("operator.convert_send")).click();
      await dialog(page).getByText(t.refusal("not_unit_owner")).waitFor();
      await field(dialog(page), t("operator.convert_owner")).fill(UNIT_OWNER);
      await settled(page);
      await accessible(page, "convert");
      await button(dialog(page), t("operator.convert_send")).click();
      // The link takes the place of the question.
      await field(dialog(page), t("operator.convert_owner")).waitFor({ state: "detached" });
      const link = await dialog(page).getByRole("textbox").inputValue();
      assert.match(link, /\/providers\/setup-business-unit\?/);

      const owner = await open(browser, { base: server.url, language });
      await logIn(owner, t, UNIT_OWNER, PASSWORD);
      await owner.goto(link);
      await reopen(owner, t, PASSWORD);
      await heading(owner, t("portal.unit_title", { name: UNIT })).waitFor();
      await settled(owner);
      await accessible(owner, "setup-unit");
      await fits(owner, "setup-unit");
      await picture(owner, `setup-unit-${language}`);
      await button(owner, t("portal.unit_set_up")).click();
      await toast(owner, t("portal.set_up_done", { name: UNIT }));
      await heading(owner, t("shell.business_units")).waitFor();
      await owner.getByRole("button", { name: t("shell.business_portal"), exact: true }).first().waitFor();
      // Its first client is the organization itself, and its key opens through the new provider.
      await owner.getByRole("row").filter({ hasText: UNIT }).getByRole("link", { name: UNIT }).click();
      await owner.getByRole("row").nth(1).waitFor();
      untroubled(owner);
      await owner.goto(link);
      await reopen(owner, t, PASSWORD);
      await button(owner, t("portal.unit_set_up")).click();
      await owner.getByText(t("portal.link_dead")).waitFor();
    });
  });
}

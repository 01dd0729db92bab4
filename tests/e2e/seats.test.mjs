// Seats that are gone, for a client and for the provider's pool; access that is revoked and restored; an organization
// that becomes a client; what a service user may not open.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, choose, dialog, field, heading, logIn, pick, radio, reopen, toast, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { ADMIN, MEMBER, OWNER, PASSWORD, TECHNICIAN, startDemo } from "./support/demo.mjs";
import { members, organizationId, person } from "./support/demo_api.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const ATELIER = "Atelier Lumière";
const CONFIRMED = 2;
const REVOKED = -1;

describe("seats and access", { timeout: 900_000 }, () => {
  let server;
  let browser;
  let lucie;
  let admin;
  let provider;
  let atelier;
  before(async () => {
    server = await startDemo();
    browser = await launch();
    lucie = await person(server, OWNER);
    admin = await person(server, ADMIN);
    provider = (await admin.sync()).profile.providers[0].id;
    atelier = await organizationId(lucie, ATELIER);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });
  const clients = async () => (await admin.ok("GET", `/api/providers/${provider}/organizations`)).data;
  const client = async (name) => (await clients()).find((one) => one.organizationName === name);
  const assign = async (name, seats) => {
    const { id } = await client(name);
    await admin.ok("PUT", `/api/providers/${provider}/clients/${id}`, { assignedSeats: seats, name });
  };

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const flaws = [];
      const window = () => open(browser, { language, base: server.url });
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `seats-${language}-${name}`);
        untroubled(page);
      };
      const at = async (page, path) => {
        await page.goto(path);
        await unlock(page, t, PASSWORD);
      };
      const row = (page, name) => page.getByRole("row").filter({ hasText: name }).first();

      test("a client without a free seat refuses an invitation and says who can help", async () => {
        const page = await window();
        await logIn(page, t, OWNER, PASSWORD);
        await at(page, `/organizations/${atelier}/members`);
        await heading(page, t("console.members_title")).waitFor();
        await button(page, t("console.invite")).click();
        await field(dialog(page), t("console.emails")).fill(`ninth-${language}@seats.example`);
        const { occupiedSeats, seats } = await client(ATELIER);
        // The last seat goes while the dialog is open.
        await assign(ATELIER, occupiedSeats);
        await button(dialog(page), t("console.send_invitations")).click();
        await dialog(page).getByText(t.refusal("seats_full_managed")).first().waitFor();
        await seen(page, "seats-gone");
        assert.ok(!(await members(lucie, atelier)).some((one) => one.email === `ninth-${language}@seats.example`));
        await at(page, `/organizations/${atelier}/members`);
        const off = button(page, t("console.invite"));
        await off.waitFor();
        await page.waitForFunction((name) => [...document.querySelectorAll("button")].some((one) => one.textContent.includes(name) && one.getAttribute("aria-disabled") === "true"), t("console.invite"));
        await off.hover();
        await page.getByText(t("console.seats_full", { seats: String(occupiedSeats) })).first().waitFor();
        await seen(page, "seats-full");
        await assign(ATELIER, seats);
        await page.context().close();
      });

      test("a service user cannot assign more than the pool holds; nothing is bought", async () => {
        const page = await window();
        await logIn(page, t, TECHNICIAN, PASSWORD);
        await at(page, `/providers/${provider}/clients`);
        await heading(page, t("portal.clients")).waitFor();
        const before = (await client(ATELIER)).seats;
        await choose(page, t("words.actions_for", { what: ATELIER }), t("portal.manage_seats"));
        await field(dialog(page), t("portal.assigned_seats")).fill("500");
        await button(dialog(page), t("words.save")).click();
        await dialog(page).getByText(t("portal.pool_ask_admin")).first().waitFor();
        await seen(page, "pool-exhausted");
        assert.equal((await client(ATELIER)).seats, before);
        await page.context().close();
      });

      test("a service user who opens a page for admins is led to the clients", async () => {
        const page = await window();
        await logIn(page, t, TECHNICIAN, PASSWORD);
        await at(page, `/providers/${provider}/manage/members`);
        await heading(page, t("portal.clients")).waitFor();
        await page.waitForURL(`**/providers/${provider}/clients`);
        assert.equal(await button(page, t("portal.new_client")).getAttribute("aria-disabled"), "true");
        await seen(page, "service-user");
        await page.context().close();
      });

      test("access is revoked after a question and restored at once", async () => {
        const page = await window();
        await logIn(page, t, OWNER, PASSWORD);
        await at(page, `/organizations/${atelier}/members`);
        await heading(page, t("console.members_title")).waitFor();
        const paul = (await members(lucie, atelier)).find((one) => one.email === MEMBER);
        const status = async () => (await members(lucie, atelier)).find((one) => one.id === paul.id).status;
        await choose(page, t("console.actions_of", { name: "Paul Petit" }), t("console.revoke"));
        await dialog(page).getByText(t("console.ask_revoke_more")).waitFor();
        await seen(page, "revoke");
        await button(dialog(page), t("words.cancel")).click();
        assert.equal(await status(), CONFIRMED);
        await choose(page, t("console.actions_of", { name: "Paul Petit" }), t("console.revoke"));
        await button(dialog(page), t("console.revoke")).click();
        await row(page, "Paul Petit").waitFor({ state: "hidden" });
        assert.equal(await status(), REVOKED);

        const shut = await window();
        await logIn(shut, t, MEMBER, PASSWORD);
        await shut.goto("/vault");
        await unlock(shut, t, PASSWORD);
        await shut.getByRole("row").nth(1).waitFor();
        assert.equal(await shut.getByRole("navigation", { name: t("vaults.filters") }).getByText(ATELIER).count(), 0, "the organization is gone from the filters");
        await shut.context().close();

        await page.getByRole("radio", { name: new RegExp(`^${t("console.revoked")}`) }).check();
        await row(page, "Paul Petit").waitFor();
        await page.setViewportSize(PHONE);
        await seen(page, "revoked-phone");
        await page.setViewportSize({ width: 1440, height: 900 });
        await choose(page, t("console.actions_of", { name: "Paul Petit" }), t("console.restore_access"));
        await row(page, "Paul Petit").waitFor({ state: "hidden" });
        assert.equal(await status(), CONFIRMED);
        untroubled(page);
        await page.context().close();
      });

      test("an organization that an admin owns becomes a client and stops being one", async () => {
        const name = language === "en" ? "Own workshop" : "Atelier propre";
        const page = await window();
        await logIn(page, t, ADMIN, PASSWORD);
        await at(page, `/providers/${provider}/clients`);
        await pick(page, t("words.actions"), t("portal.existing"));
        // The language before this one left its organization with the admin.
        if (language === LANGUAGES[0]) await dialog(page).getByText(t("portal.existing_none")).waitFor();
        await seen(page, "existing-none");
        await button(dialog(page), t("words.close")).first().click();
        await button(page, t("portal.new_client")).first().click();
        await radio(dialog(page), t("portal.teams")).check();
        await field(dialog(page), t("portal.org_name")).fill(name);
        await field(dialog(page), t("portal.owner_email")).fill(ADMIN);
        await button(dialog(page), t("portal.create_client")).click();
        const link = await field(dialog(page), t("portal.owner_link")).inputValue();
        await page.goto(link);
        await reopen(page, t, PASSWORD);
        await heading(page, t("sign_in.accepted_title")).waitFor({ timeout: 60_000 });

        const technician = await window();
        await logIn(technician, t, TECHNICIAN, PASSWORD);
        const { organizationId: made } = await client(name);
        await at(technician, `/organizations/${made}/members`);
        await choose(technician, t("console.actions_of", { name: "Ada Portail" }), t("console.confirm"));
        await button(dialog(technician), t("console.confirm")).click();
        await dialog(technician).waitFor({ state: "hidden" });
        untroubled(technician);
        await technician.context().close();

        await at(page, `/providers/${provider}/clients`);
        await choose(page, t("words.actions_for", { what: name }), t("portal.unlink"));
        await seen(page, "unlink");
        await button(dialog(page), t("portal.unlink_action")).click();
        await dialog(page).waitFor({ state: "hidden" });
        await row(page, name).waitFor({ state: "hidden" });
        assert.equal(await client(name), undefined);

        await pick(page, t("words.actions"), t("portal.existing"));
        await radio(dialog(page), name).check();
        await seen(page, "existing");
        await button(dialog(page), t("portal.add_client")).click();
        await dialog(page).waitFor({ state: "hidden" });
        await row(page, name).waitFor();
        assert.ok(await client(name));
        // Its key opens through the provider: the service user reads its collections.
        const again = await window();
        await logIn(again, t, TECHNICIAN, PASSWORD);
        await at(again, `/organizations/${made}/vault`);
        await again.getByRole("navigation").getByText(t("portal.default_collection")).first().waitFor();
        untroubled(again);
        await again.context().close();

        await choose(page, t("words.actions_for", { what: name }), t("portal.unlink"));
        await button(dialog(page), t("portal.unlink_action")).click();
        await dialog(page).waitFor({ state: "hidden" });

        // The provider's own organization is marked and can never become a client by accident (D7).
        await pick(page, t("words.actions"), t("portal.existing"));
        await button(dialog(page), t("portal.mark_own")).click();
        await radio(dialog(page), name).check();
        await seen(page, "mark-own");
        await button(dialog(page), t("portal.mark_own")).click();
        await toast(page, t("portal.marked_own", { name }));
        await button(dialog(page), t("portal.add_client")).waitFor();
        assert.ok(await radio(dialog(page), name).isDisabled());
        await seen(page, "existing-own");
        untroubled(page);
        await page.context().close();
      });

      test("every page on the way is accessible and fits its window", () => {
        assert.deepEqual(flaws, []);
      });
    });
  }
});

// Links of invitations that must not work, and those of addresses with a plus, which must; addresses and names that
// are taken or too long. Each refusal says so in the person's language and changes nothing.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accept, account, button, credentials, dialog, field, heading, inside, logIn, radio, register, reopen, unlock } from "./support/acts.mjs";
import { accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { ADMIN, MEMBER, OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { invite, members, organizationId, person } from "./support/demo_api.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const ATELIER = "Atelier Lumière";
const INVITED = 0;
const ACCEPTED = 1;

describe("links and forms that are refused", { timeout: 900_000 }, () => {
  let server;
  let browser;
  let lucie;
  let atelier;
  before(async () => {
    server = await startDemo();
    browser = await launch();
    lucie = await person(server, OWNER);
    atelier = await organizationId(lucie, ATELIER);
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const flaws = [];
      const window = () => open(browser, { language, base: server.url });
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `links-${language}-${name}`);
        untroubled(page);
      };
      const status = async (id) => (await members(lucie, atelier)).find((one) => one.id === id)?.status;
      const plus = `marie+${language}@links.example`;
      let invitation;

      test("an address with a plus goes through the link, the registration and the acceptance", async () => {
        invitation = await invite(lucie, atelier, plus);
        const page = await window();
        await accept(page, t, invitation.link, plus, PASSWORD, "Marie Plus");
        const marie = (await members(lucie, atelier)).find((one) => one.id === invitation.id);
        assert.equal(marie.email, plus);
        assert.equal(marie.status, ACCEPTED);
        await page.getByRole("link", { name: t("sign_in.to_vaults") }).click();
        await account(page, t, t("shell.log_out"));
        await credentials(page, t, plus, PASSWORD);
        await inside(page, t);
        untroubled(page);
        await page.context().close();
      });

      test("a link that was used says that it was", async () => {
        const page = await window();
        await page.goto(invitation.link);
        await page.getByRole("link", { name: t("sign_in.log_in") }).click();
        assert.equal(await field(page, t("sign_in.email")).inputValue(), plus, "the address is filled in whole");
        await field(page, t("sign_in.master_password")).fill(PASSWORD);
        await button(page, t("sign_in.log_in")).click();
        await heading(page, t("sign_in.not_accepted_title")).waitFor({ timeout: 60_000 });
        await page.getByText(t.refusal("already_accepted")).first().waitFor();
        await seen(page, "link-used");
        assert.equal(await status(invitation.id), ACCEPTED);
        await page.context().close();
      });

      test("a link that was replaced by a newer one, or withdrawn, no longer works", async () => {
        const email = `late-${language}@links.example`;
        const old = await invite(lucie, atelier, email);
        await lucie.ok("POST", `/api/organizations/${atelier}/users/${old.id}/reinvite`, {});
        const page = await window();
        await page.goto("/register");
        await register(page, t, email, PASSWORD, "Late");
        await inside(page, t);
        await page.goto(old.link);
        await reopen(page, t, PASSWORD);
        await page.getByText(t.refusal("invalid_token")).first().waitFor();
        await seen(page, "link-replaced");
        assert.equal(await status(old.id), INVITED);
        await lucie.ok("DELETE", `/api/organizations/${atelier}/users/${old.id}`);
        await page.reload();
        await reopen(page, t, PASSWORD);
        await heading(page, t("sign_in.not_accepted_title")).waitFor({ timeout: 60_000 });
        await page.getByRole("alert").filter({ hasText: new RegExp(`${t.refusal("user_invalid")}|${t.refusal("invalid_token")}|${t("errors.not_found")}`) }).waitFor();
        assert.equal(await status(old.id), undefined);
        untroubled(page);
        await page.context().close();
      });

      test("a link for someone else opens for that person only, whatever its address says", async () => {
        const stranger = await invite(lucie, atelier, `stranger-${language}@links.example`);
        const page = await window();
        await logIn(page, t, MEMBER, PASSWORD);
        await page.goto(stranger.link);
        await heading(page, t("sign_in.for_other_title")).waitFor();
        await seen(page, "link-foreign");
        const forged = new URL(stranger.link);
        forged.searchParams.set("email", MEMBER);
        await page.goto(forged.href);
        await reopen(page, t, PASSWORD);
        await heading(page, t("sign_in.not_accepted_title")).waitFor({ timeout: 60_000 });
        await page.getByRole("alert").first().waitFor();
        assert.equal(await status(stranger.id), INVITED);
        await lucie.ok("DELETE", `/api/organizations/${atelier}/users/${stranger.id}`);
        const cut = new URL(stranger.link);
        cut.searchParams.delete("token");
        await page.goto(cut.href);
        await heading(page, t("sign_in.link_broken_title")).waitFor();
        await seen(page, "link-incomplete");
        await page.context().close();
      });

      test("a provider's setup link works for its address, once, and not after a newer one was made", async () => {
        const email = `patron+${language}@links.example`;
        const created = JSON.parse(await server.operator("provider", "create", "--name", "Late Provider", "--owner-email", email, "--json"));
        const foreign = await window();
        await logIn(foreign, t, MEMBER, PASSWORD);
        await foreign.goto(created.link);
        await reopen(foreign, t, PASSWORD);
        await heading(foreign, t("portal.other_account_title")).waitFor({ timeout: 60_000 });
        await seen(foreign, "setup-foreign");
        await foreign.context().close();

        const page = await window();
        await page.goto(created.link);
        await page.getByRole("link", { name: t("sign_in.create_account") }).click();
        await register(page, t, email, PASSWORD, "Patron");
        await heading(page, t("portal.setup_title")).waitFor({ timeout: 60_000 });
        const printed = await server.operator("provider", "resend-setup", created.id, "--language", language);
        const newer = /https?:\/\/\S+/.exec(printed)[0];
        const setUp = async (name) => {
          await field(page, t("portal.provider_name")).fill(name);
          await button(page, t("portal.set_up")).click();
        };
        await setUp("x".repeat(51));
        await page.getByText(t("words.too_long", { most: "50" })).first().waitFor();
        await setUp("Atelier du Patron");
        await page.getByText(t("portal.link_dead")).first().waitFor({ timeout: 60_000 });
        await seen(page, "setup-replaced");
        assert.match(await server.operator("provider", "list"), new RegExp(`${created.id}.*(pending|not set up|waits)`, "i"));
        await page.goto(newer);
        await reopen(page, t, PASSWORD);
        await heading(page, t("portal.setup_title")).waitFor({ timeout: 60_000 });
        await setUp("Atelier du Patron");
        await heading(page, t("portal.clients")).waitFor({ timeout: 60_000 });
        // A link that did its work leads to what it made.
        await page.goto(newer);
        await reopen(page, t, PASSWORD);
        await heading(page, t("portal.clients")).waitFor({ timeout: 60_000 });
        untroubled(page);
        await page.context().close();
      });

      test("an address that has an account cannot register again; the account stays as it was", async () => {
        const page = await window();
        await register(page, t, MEMBER, "Another phrase of mine 2026", "Impostor");
        await page.getByRole("alert").filter({ hasText: t.refusal("email_taken") }).waitFor({ timeout: 60_000 });
        await seen(page, "registered-already");
        const paul = await person(server, MEMBER);
        assert.equal((await paul.sync()).profile.name, "Paul Petit");
        await page.goto("/register");
        await field(page, t("sign_in.email")).fill(`long-${language}@links.example`);
        await field(page, t("sign_in.name")).fill("n".repeat(51));
        await button(page, t("sign_in.continue_")).click();
        await page.getByText(t("sign_in.name_long")).first().waitFor();
        await heading(page, t("sign_in.register_title")).waitFor();
        untroubled(page);
        await page.context().close();
      });

      test("a client's name that is too long stays in its form", async () => {
        const admin = await person(server, ADMIN);
        const provider = (await admin.sync()).profile.providers[0].id;
        const count = async () => (await admin.ok("GET", `/api/providers/${provider}/organizations`)).data.length;
        const before = await count();
        const page = await window();
        await logIn(page, t, ADMIN, PASSWORD);
        await page.goto(`/providers/${provider}/clients`);
        await unlock(page, t, PASSWORD);
        await button(page, t("portal.new_client")).first().click();
        await radio(dialog(page), t("portal.enterprise")).check();
        await field(dialog(page), t("portal.org_name")).fill("n".repeat(51));
        await field(dialog(page), t("portal.owner_email")).fill("no address");
        await button(dialog(page), t("portal.create_client")).click();
        await dialog(page).getByText(t("words.too_long", { most: "50" })).first().waitFor();
        await seen(page, "client-name-long");
        assert.equal(await count(), before);
        await page.context().close();
      });

      test("every page on the way is accessible and fits its window", () => {
        assert.deepEqual(flaws, []);
      });
    });
  }
});

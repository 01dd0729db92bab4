// The main job, from an empty server to a client's member reading a shared item, in English and in French.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { accept, button, choose, clipboard, dialog, field, heading, pick, product, radio, register, search, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const PASSWORD = "A long enough phrase 2026";
const CLIENT = "My Client's Organization";
const COLLECTION = "Machines";

for (const language of LANGUAGES) {
  describe(`the main job in ${language}`, { timeout: 900_000 }, () => {
    const t = words(language);
    const step = story();
    const email = (who) => `${who}@${language}.example`;
    let server;
    let browser;
    let admin;
    let technician;
    let owner;
    let member;
    const links = {};
    const phrases = {};

    before(async () => {
      server = await startServer();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await server?.stop();
    });
    const window = () => open(browser, { language, base: server.url });
    // What is wrong with a page's looks is told at the end: it must not stop the story.
    const flaws = [];
    const seen = async (page, name) => {
      for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
      await picture(page, `story-${language}-${name}`);
      untroubled(page);
    };
    const again = async (page) => {
      await page.reload();
      await unlock(page, t, PASSWORD);
    };
    const nav = (page, name) => page.getByRole("navigation").getByRole("link", { name: t(name), exact: true }).first().click();
    const row = (page, name) => page.getByRole("row").filter({ hasText: name }).first();

    step("1 and 2: the operator enables a provider, its admin registers and sets it up", async () => {
      const printed = await server.operator("provider", "create", "--name", "Portail Services", "--owner-email", email("admin"), "--language", language);
      const link = /https?:\/\/\S+/.exec(printed)?.[0];
      assert.ok(link, `a setup link is printed: ${printed}`);
      admin = await window();
      await admin.goto(link);
      await admin.getByRole("link", { name: t("sign_in.create_account") }).click();
      await register(admin, t, email("admin"), PASSWORD, "Alix Admin");
      await heading(admin, t("portal.setup_title")).waitFor({ timeout: 60_000 });
      await seen(admin, "setup-provider");
      await field(admin, t("portal.provider_name")).fill("Portail Services");
      await field(admin, t("portal.billing_email")).fill(email("billing"));
      await button(admin, t("portal.set_up")).click();
      await heading(admin, t("portal.clients")).waitFor({ timeout: 60_000 });
    });

    step("3: an empty portal leads to the first client, whose keys are made in the browser", async () => {
      await admin.getByText(t("portal.no_clients")).first().waitFor();
      await seen(admin, "clients-empty");
      await button(admin, t("portal.new_client")).first().click();
      await dialog(admin).waitFor();
      await seen(admin, "new-client");
      await button(dialog(admin), t("portal.create_client")).click();
      await dialog(admin).getByText(t("words.required")).first().waitFor();
      await radio(dialog(admin), t("portal.enterprise")).check();
      await field(dialog(admin), t("portal.org_name")).fill(CLIENT);
      await field(dialog(admin), t("portal.owner_email")).fill(email("owner"));
      await field(dialog(admin), t("portal.seats")).fill("3");
      await button(dialog(admin), t("portal.create_client")).click();
      links.owner = await field(dialog(admin), t("portal.owner_link")).inputValue();
      await seen(admin, "client-created");
      await button(dialog(admin), t("words.done")).click();
      const cells = await row(admin, CLIENT).getByRole("cell").allInnerTexts();
      assert.match(cells.join(" | "), /3.*\b1\b.*2/s, `assigned, used, remaining: ${cells}`);
      await row(admin, CLIENT).getByText("MC", { exact: true }).waitFor({ state: "attached" });
      await seen(admin, "clients");
      await admin.setViewportSize(PHONE);
      await seen(admin, "clients-phone");
      await admin.setViewportSize({ width: 1440, height: 900 });
    });

    step("4: a service user is invited, registers through the link and is confirmed by the phrase", async () => {
      await nav(admin, "shell.members");
      await heading(admin, t("portal.members")).waitFor();
      await button(admin, t("portal.invite")).click();
      await field(dialog(admin), t("portal.emails")).fill(email("technician"));
      await radio(dialog(admin), t("portal.service_user")).check();
      await seen(admin, "invite-service-user");
      await button(dialog(admin), t("portal.send_invitations")).click();
      links.technician = await field(dialog(admin), email("technician")).inputValue();
      await button(dialog(admin), t("words.done")).click();

      technician = await window();
      phrases.technician = await accept(technician, t, links.technician, email("technician"), PASSWORD, "Théo Technicien", seen);

      await again(admin);
      await choose(admin, t("words.actions_for", { what: "Théo Technicien" }), t("words.confirm"));
      await dialog(admin).getByText(phrases.technician).first().waitFor();
      await seen(admin, "confirm-service-user");
      await button(dialog(admin), t("words.confirm")).click();
      await dialog(admin).waitFor({ state: "hidden" });
      await seen(admin, "provider-members");
    });

    step("5: the owner accepts, the service user confirms the owner in the Admin Console", async () => {
      owner = await window();
      phrases.owner = await accept(owner, t, links.owner, email("owner"), PASSWORD, "Odile Owner");
      await technician.goto("/");
      await unlock(technician, t, PASSWORD);
      await product(technician, t, t("shell.portal"));
      await heading(technician, t("portal.clients")).waitFor();
      await choose(technician, t("words.actions_for", { what: CLIENT }), t("portal.open_client"));
      await heading(technician, t("console.collections_title")).waitFor();
      await seen(technician, "console-empty");
      await nav(technician, "shell.members");
      await heading(technician, t("console.members_title")).waitFor();
      await choose(technician, t("console.actions_of", { name: "Odile Owner" }), t("console.confirm"));
      await dialog(technician).getByText(phrases.owner).first().waitFor();
      await button(dialog(technician), t("console.confirm")).click();
      await dialog(technician).waitFor({ state: "hidden" });
      await seen(technician, "console-members");
    });

    step("5: the service user makes a collection and adds an item of each kind to it", async () => {
      await nav(technician, "shell.items");
      await heading(technician, t("console.collections_title")).waitFor();
      await pick(technician, t("console.new"), t("console.new_collection"));
      await field(dialog(technician), t("console.collection_name")).fill(COLLECTION);
      await seen(technician, "new-collection");
      await button(dialog(technician), t("words.save")).click();
      await dialog(technician).waitFor({ state: "hidden" });
      const items = [
        ["items.login", "Router of the office", { "items.username": "root", "items.password": "very-secret-1" }],
        ["items.card", "Card of the company", { "items.cardholder": "Odile Owner", "items.number": "4111111111111111" }],
        ["items.identity", "Front desk", { "items.first_name": "Rita", "items.last_name": "Front" }],
        ["items.note", "Alarm", { "items.notes": "The code is under the mat." }],
      ];
      for (const [kind, name, fields] of items) {
        await technician.getByRole("link", { name: COLLECTION }).first().click();
        await pick(technician, t("console.new"), t(kind));
        await field(dialog(technician), t("items.name")).fill(name);
        for (const [label, value] of Object.entries(fields)) await field(dialog(technician), t(label)).first().fill(value);
        const box = dialog(technician).getByRole("checkbox", { name: COLLECTION });
        if (!(await box.isChecked())) await box.check();
        if (kind === "items.login") await seen(technician, "new-login");
        await button(dialog(technician), t("words.save")).click();
        await heading(dialog(technician), name).waitFor();
        if (kind === "items.login") await seen(technician, "item");
        await button(dialog(technician), t("words.close")).click();
        await dialog(technician).waitFor({ state: "hidden" });
      }
      await row(technician, "Front desk").waitFor();
      await seen(technician, "console-items");
    });

    step("6: a member is invited with that collection, accepts and is confirmed", async () => {
      await nav(technician, "shell.members");
      await button(technician, t("console.invite")).click();
      await field(dialog(technician), t("console.emails")).fill(email("member"));
      await radio(dialog(technician), t("console.user")).check();
      await field(dialog(technician), t("console.add_collection")).selectOption({ label: COLLECTION });
      await seen(technician, "invite-member");
      await button(dialog(technician), t("console.send_invitations")).click();
      links.member = await field(dialog(technician), t("console.link_for", { email: email("member") })).inputValue();
      await button(dialog(technician), t("words.close")).last().click();
      member = await window();
      phrases.member = await accept(member, t, links.member, email("member"), PASSWORD, "Manon Member");
      await again(technician);
      await choose(technician, t("console.actions_of", { name: "Manon Member" }), t("console.confirm"));
      await dialog(technician).getByText(phrases.member).first().waitFor();
      await button(dialog(technician), t("console.confirm")).click();
      await dialog(technician).waitFor({ state: "hidden" });
    });

    step("6: the member reads the shared items beside own ones, filters, searches, copies", async () => {
      await member.goto("/vault");
      await unlock(member, t, PASSWORD);
      await row(member, "Router of the office").waitFor();
      await seen(member, "vaults");
      await pick(member, t("vaults.new"), t("items.login"));
      await field(dialog(member), t("items.name")).fill("My own library card");
      await field(dialog(member), t("items.username")).first().fill("manon");
      await button(dialog(member), t("words.save")).click();
      await heading(dialog(member), "My own library card").waitFor();
      await button(dialog(member), t("words.close")).click();
      await row(member, "My own library card").waitFor();

      const filter = (name) => member.getByRole("navigation", { name: t("vaults.filters") }).getByRole("link", { name: typeof name === "string" ? new RegExp(`^${name}`) : name }).first().click();
      const shown = async (yes, no) => {
        await row(member, yes).waitFor();
        await row(member, no).waitFor({ state: "hidden" });
      };
      await filter(t("vaults.my_vault"));
      await shown("My own library card", "Router of the office");
      await filter(CLIENT);
      await shown("Router of the office", "My own library card");
      await filter(t("vaults.all_vaults"));
      await filter(t("vaults.cards"));
      await shown("Card of the company", "Router of the office");
      await filter(t("vaults.all_items"));
      await filter(COLLECTION);
      await shown("Front desk", "My own library card");
      await filter(t("vaults.all_items"));
      await search(member, t, "router");
      await shown("Router of the office", "Front desk");
      await seen(member, "vaults-search");
      await row(member, "Router of the office").getByRole("link").or(row(member, "Router of the office").getByRole("button", { name: /Router/ })).first().click();
      await heading(dialog(member), "Router of the office").waitFor();
      await button(dialog(member), t("items.copy_password")).or(button(dialog(member), t("items.copy_what", { what: t("items.password") }))).first().click();
      assert.equal(await clipboard(member), "very-secret-1");
      await seen(member, "vaults-item");
      await button(dialog(member), t("words.close")).click();
      await member.setViewportSize(PHONE);
      await seen(member, "vaults-phone");
      await member.setViewportSize({ width: 1440, height: 900 });
      await search(member, t, "");
    });

    step("6: an own item goes to the trash and comes back", async () => {
      await choose(member, t("items.actions_of", { name: "My own library card" }), t("items.trash"));
      const question = member.getByRole("alertdialog");
      if (await question.isVisible().catch(() => false)) await button(question, t("items.trash")).click();
      await row(member, "My own library card").waitFor({ state: "hidden" });
      await member.getByRole("navigation", { name: t("vaults.filters") }).getByRole("link", { name: new RegExp(`^${t("vaults.trash")}`) }).click();
      await row(member, "My own library card").waitFor();
      await seen(member, "trash");
      await choose(member, t("items.actions_of", { name: "My own library card" }), t("items.restore"));
      await row(member, "My own library card").waitFor({ state: "hidden" });
    });

    step("every page on the way is accessible and fits its window", () => {
      assert.deepEqual(flaws, []);
    });
  });
}

// A server that lies, as crypto.md 16 lists it: answers are changed on their way to a browser that has seen the true
// ones before. Each lie is told, nothing is sealed for the liar, and the truth ends the warning.
import assert from "node:assert/strict";
import { constants, publicEncrypt, randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { button, credentials, dialog, inside, logIn, unlock } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, rewriteSync, untroubled } from "./support/browser.mjs";
import { MEMBER, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const ATELIER = "Atelier Lumière";

describe("a server that lies", { timeout: 900_000 }, () => {
  let server;
  let browser;
  let paul;
  let shared;
  before(async () => {
    server = await startDemo();
    browser = await launch();
    paul = await person(server, MEMBER);
    const { profile } = await paul.sync();
    const { publicKey } = await paul.ok("GET", `/api/users/${profile.id}/public-key`);
    const key = { key: Buffer.from(publicKey, "base64"), format: "der", type: "spki", padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" };
    // A key that the liar knows, sealed so that Paul's private key opens it.
    shared = `4.${publicEncrypt(key, randomBytes(64)).toString("base64")}`;
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
        await picture(page, `malice-${language}-${name}`);
        untroubled(page);
      };
      const own = (sync) => sync.ciphers.filter((one) => !one.organizationId && !one.deletedDate && one.login?.password);
      const list = (page, name) => page.getByRole("row").filter({ hasText: name }).first();
      let page;

      // The next visit, with an answer that the server never gave.
      const visit = async (lie) => {
        await page.unrouteAll({ behavior: "ignoreErrors" });
        if (lie) await rewriteSync(page, lie);
        await page.goto("/vault");
        const answered = page.waitForResponse((response) => response.url().includes("/api/sync"));
        await unlock(page, t, PASSWORD);
        await answered;
      };
      const notices = () => page.getByRole("alert").filter({ hasText: t("shell.notices") });
      // The warning is above the page; its details say this.
      const told = async (sentence, name) => {
        await notices().waitFor();
        await button(page, t("shell.notices_look")).click();
        await dialog(page).getByText(sentence).waitFor();
        if (name) await seen(page, name);
        await button(dialog(page), t("shell.notices_keep")).click();
      };
      const remembered = () =>
        page.waitForFunction(
          () =>
            new Promise((resolve) => {
              const opening = indexedDB.open("claviger", 1);
              opening.onerror = () => resolve(false);
              opening.onupgradeneeded = () => opening.transaction.abort();
              opening.onsuccess = () => {
                const asked = opening.result.transaction("sealed").objectStore("sealed").getAllKeys();
                asked.onsuccess = () => {
                  opening.result.close();
                  resolve(asked.result.some((key) => key.startsWith("memory ")));
                };
              };
            }),
        );

      step("the first visit is believed and remembered, and the next one finds nothing to say", async () => {
        page = await open(browser, { language, base: server.url });
        await logIn(page, t, MEMBER, PASSWORD);
        await page.goto("/vault");
        await unlock(page, t, PASSWORD);
        await page.getByRole("row").nth(2).waitFor();
        await remembered();
        await visit(null);
        await page.getByRole("row").nth(2).waitFor();
        assert.equal(await notices().count(), 0);
      });

      step("user name and password that changed places under the same revision (row 3)", async () => {
        await visit((sync) => {
          const [item] = own(sync);
          for (const login of [item.login, item.data].filter(Boolean)) [login.username, login.password] = [login.password, login.username];
        });
        await told(t("shell.notices_why"), "altered");
        await page.setViewportSize(PHONE);
        await button(page, t("shell.notices_look")).click();
        await seen(page, "altered-phone");
        await button(dialog(page), t("shell.notices_keep")).click();
        await page.setViewportSize({ width: 1440, height: 900 });
      });

      step("the truth ends the warning", async () => {
        await visit(null);
        await page.getByRole("row").nth(2).waitFor();
        await notices().waitFor({ state: "detached" });
      });

      step("an old state of an item, a doubled one, and one that is hidden (row 5)", async () => {
        await visit((sync) => {
          const [old, doubled, hidden] = own(sync);
          assert.ok(hidden, "the demonstration has three own logins");
          old.revisionDate = "2020-01-01T00:00:00.000Z";
          const { id, revisionDate } = doubled;
          Object.assign(doubled, structuredClone(old), { id, revisionDate: "2999-01-01T00:00:00.000Z" });
          assert.ok(revisionDate);
          sync.ciphers = sync.ciphers.filter((one) => one.id !== hidden.id);
        });
        await told(t("shell.notice_gone", { count: 1 }), "gone");
        await visit(null);
        await notices().waitFor({ state: "detached" });
      });

      step("fields of another item, and seals without a MAC, do not open; the others do (rows 4, 6 and 7)", async () => {
        await visit((sync) => {
          const [first, second, third] = own(sync);
          first.name = second.name;
          third.name = `0.${randomBytes(16).toString("base64")}|${randomBytes(32).toString("base64")}`;
          for (const item of [first, third]) item.data = null;
        });
        await list(page, t("items.broken")).waitFor();
        assert.equal(await page.getByRole("row").filter({ hasText: t("items.broken") }).count(), 2);
        await visit(null);
        await notices().waitFor({ state: "detached" });
      });

      step("another key of a known organization stays unused, by membership and through a provider (rows 8 and 11)", async () => {
        await visit((sync) => {
          sync.profile.organizations.find((one) => one.name === ATELIER).key = shared;
        });
        await told(t("shell.notice_other_key", { name: ATELIER }), "other-key");
        await visit((sync) => {
          const { id, name } = sync.profile.organizations.find((one) => one.name === ATELIER);
          sync.profile.providers = [{ id: "liar", name: "Liar", status: 2, type: 0, enabled: true, key: shared }];
          sync.profile.providerOrganizations = [{ id, name, status: 2, key: shared, providerId: "liar" }];
        });
        await page.getByRole("row").nth(2).waitFor();
        await visit(null);
        await notices().waitFor({ state: "detached" });
      });

      step("an organization that nobody invited to is told until the person knows it (row 8)", async () => {
        const inject = (sync) => {
          const known = sync.profile.organizations.find((one) => one.name === ATELIER);
          sync.profile.organizations.push({ ...structuredClone(known), id: crypto.randomUUID(), name: "Injected", key: shared });
        };
        await visit(inject);
        await told(t("shell.notice_new_organization", { name: "Injected" }), "new-organization");
        await visit(null);
        await notices().waitFor({ state: "detached" });
      });

      step("what the person knows the reason of is accepted, and not told again", async () => {
        const lie = (sync) => {
          sync.ciphers = sync.ciphers.filter((one) => one.id !== own(sync)[0].id);
        };
        await visit(lie);
        await notices().waitFor();
        await button(page, t("shell.notices_look")).click();
        await button(dialog(page), t("shell.notices_accept")).click();
        await notices().waitFor({ state: "detached" });
        await visit(lie);
        await page.getByRole("row").nth(2).waitFor();
        assert.equal(await notices().count(), 0);
        untroubled(page);
        await page.context().close();
      });

      test("settings weaker than at the last login need consent before anything is sent (row 1)", async () => {
        const page = await open(browser, { language, base: server.url });
        const sent = [];
        page.on("request", (request) => {
          if (request.url().endsWith("/identity/connect/token")) sent.push(request.postData());
        });
        await page.goto("/login");
        const last = JSON.stringify({ kdfType: 1, iterations: 3, memory: 64, parallelism: 4 });
        await page.evaluate(([name, last]) => localStorage.setItem(name, last), [`claviger.kdf.${MEMBER}`, last]);
        await credentials(page, t, MEMBER, PASSWORD);
        await dialog(page).getByText(t("sign_in.lower_text")).waitFor();
        await seen(page, "lower-settings");
        assert.deepEqual(sent, []);
        await button(dialog(page), t("sign_in.weak_go_on")).click();
        await inside(page, t);
        assert.notEqual(await page.evaluate((name) => localStorage.getItem(name), `claviger.kdf.${MEMBER}`), last);
        await page.context().close();
      });

      test("every page on the way is accessible and fits its window", () => {
        assert.deepEqual(flaws, []);
      });
    });
  }
});

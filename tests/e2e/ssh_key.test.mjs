// SSH keys: made in the window, pasted, and opened with their passphrase; what was saved is what OpenSSH reads.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe } from "node:test";
import { button, dialog, field, heading, logIn, pick } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { MEMBER, PASSWORD, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const example = (name) => readFileSync(new URL(`../../src/item/ssh_key_${name}.txt`, import.meta.url), "utf8");

describe("SSH keys", { timeout: 900_000 }, () => {
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
      const text = (key) => field(dialog(page), t(`items.${key}`)).inputValue();
      const seen = async (name) => {
        await settled(page);
        await accessible(page, name);
        await fits(page, name);
        await picture(page, `ssh-${language}-${name}`);
        untroubled(page);
      };
      const fresh = async (name) => {
        await pick(page, t("vaults.new"), t("items.ssh_key"));
        await field(dialog(page), t("items.name")).fill(name);
      };
      let page;

      step("a generated key is whole, and is there after saving", async () => {
        page = await open(browser, { language, base: server.url });
        await logIn(page, t, MEMBER, PASSWORD);
        await fresh(`Serveur ${language}`);
        await button(dialog(page), t("items.ssh_generate")).click();
        await page.waitForFunction(() => [...document.querySelectorAll("dialog textarea")].some((one) => one.value.startsWith("ssh-ed25519 ")));
        assert.match(await text("private_key"), /^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
        const fingerprint = await text("key_fingerprint");
        assert.match(fingerprint, /^SHA256:[A-Za-z0-9+/]{43}$/);
        await seen("generated");
        await page.setViewportSize(PHONE);
        await seen("generated-phone");
        await page.setViewportSize({ width: 1440, height: 900 });
        await button(dialog(page), t("words.save")).click();
        await heading(dialog(page), `Serveur ${language}`).waitFor();
        await dialog(page).getByText(fingerprint).waitFor();
        await button(dialog(page), t("words.close")).click();
      });

      step("a pasted key fills in the rest; a sealed one asks for its passphrase first", async () => {
        await fresh(`Passerelle ${language}`);
        await page.evaluate((key) => navigator.clipboard.writeText(key), example("sealed"));
        await button(dialog(page), t("items.ssh_paste")).click();
        await dialog(page).getByText(t("items.ssh_sealed")).waitFor();
        await seen("sealed");
        await field(dialog(page), t("items.ssh_passphrase")).fill("wrong");
        await button(dialog(page), t("items.ssh_open")).click();
        await dialog(page).getByText(t("items.ssh_wrong")).waitFor();
        await field(dialog(page), t("items.ssh_passphrase")).fill("sesame");
        await button(dialog(page), t("items.ssh_open")).click();
        await dialog(page).getByText(t("items.ssh_sealed")).waitFor({ state: "detached" });
        assert.match(await text("key_fingerprint"), /^SHA256:/);
        await field(dialog(page), t("items.private_key")).fill("-----BEGIN RSA PRIVATE KEY-----\nMIIE");
        await dialog(page).getByText(t("items.ssh_other_form")).waitFor();
        await field(dialog(page), t("items.private_key")).fill(example("plain"));
        await page.waitForFunction(() => [...document.querySelectorAll("dialog textarea")].some((one) => one.value.endsWith(" paul@atelier")));
        untroubled(page);
      });
    });
  }
});

// What a session must not do: derive keys more weakly than is safe without being told to, or stay open when nobody is
// there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { button, credentials, dialog, field, heading, inside, register, unlock } from "./support/acts.mjs";
import { accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { startServer } from "./support/server.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

const PASSWORD = "A long enough phrase 2026";

describe("sessions", { timeout: 600_000 }, () => {
  let server;
  let browser;
  before(async () => {
    server = await startServer();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const flaws = [];
      const email = `lea+test@${language}.example`;
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `sessions-${language}-${name}`);
        untroubled(page);
      };
      // A login page whose server asks for other settings than it should; `sent` collects what is sent to log in.
      const asked = async (change) => {
        const page = await open(browser, { language, base: server.url });
        const sent = [];
        await page.route("**/identity/accounts/prelogin**", async (route) => {
          const response = await route.fetch();
          await route.fulfill({ response, json: change(await response.json()) });
        });
        page.on("request", (request) => {
          if (request.url().endsWith("/identity/connect/token")) sent.push(request.postData());
        });
        await page.goto("/login");
        await credentials(page, t, email, PASSWORD);
        return { page, sent };
      };
      const weaker = (settings) => (answer) => ({ ...answer, ...settings, kdfSettings: { ...answer.kdfSettings, ...renamed(settings) } });

      test("a session that nobody touches locks itself and opens again where it was", async () => {
        const page = await open(browser, { language, base: server.url });
        await page.clock.install();
        await page.goto("/register");
        await register(page, t, email, PASSWORD, "Léa");
        await inside(page, t);
        await page.goto("/vault");
        await unlock(page, t, PASSWORD);
        await page.clock.fastForward("14:00");
        await inside(page, t);
        await page.mouse.click(2, 400);
        await page.clock.fastForward("14:00");
        await inside(page, t);
        await page.clock.fastForward("16:00");
        await heading(page, t("sign_in.unlock_title")).waitFor();
        assert.equal(new URL(page.url()).pathname, "/vault");
        await seen(page, "locked-by-time");
        await field(page, t("sign_in.master_password")).fill("not the password");
        await button(page, t("sign_in.unlock")).click();
        await page.getByText(t("sign_in.wrong_password")).first().waitFor();
        await unlock(page, t, PASSWORD);
        assert.equal(new URL(page.url()).pathname, "/vault");
        untroubled(page);
        await page.context().close();
      });

      test("a wrong password is refused without saying whether the account exists", async () => {
        const page = await open(browser, { language, base: server.url });
        await page.goto("/login");
        for (const who of [email, "nobody@nowhere.example"]) {
          await credentials(page, t, who, "not the password");
          await page.getByRole("alert").filter({ hasText: t.refusal("invalid_username_or_password") }).waitFor({ timeout: 60_000 });
          assert.equal(new URL(page.url()).pathname, "/login");
        }
        await seen(page, "wrong-password");
        await page.context().close();
      });

      const weak = [
        ["5,000 rounds", { kdf: 0, kdfIterations: 5_000 }],
        ["an Argon2id that is too small", { kdf: 1, kdfIterations: 2, kdfMemory: 16, kdfParallelism: 1 }],
      ];
      for (const [what, settings] of weak) {
        test(`settings of ${what} want the person's consent before anything is derived or sent`, async () => {
          const { page, sent } = await asked(weaker(settings));
          const question = page.getByRole("alertdialog");
          await question.getByText(t("sign_in.weak_text")).waitFor();
          await seen(page, `weak-${settings.kdf}`);
          await button(question, t("words.cancel")).click();
          await question.waitFor({ state: "hidden" });
          assert.deepEqual(sent, [], "nothing is sent without consent");
          await button(page, t("sign_in.log_in")).click();
          await button(page.getByRole("alertdialog"), t("sign_in.weak_go_on")).click();
          // These are not the settings of this account: its server refuses what comes of them.
          await page.getByRole("alert").filter({ hasText: t.refusal("invalid_username_or_password") }).waitFor({ timeout: 60_000 });
          assert.equal(sent.length, 1);
          untroubled(page);
          await page.context().close();
        });
      }

      test("a salt that is not the address is refused outright", async () => {
        const { page, sent } = await asked((answer) => ({ ...answer, salt: "someone@else.example" }));
        await page.getByText(t("sign_in.foreign_salt")).first().waitFor();
        await seen(page, "foreign-salt");
        assert.deepEqual(sent, []);
        assert.equal(await dialog(page).count(), 0);
        await page.context().close();
      });

      test("every page on the way is accessible and fits its window", () => {
        assert.deepEqual(flaws, []);
      });
    });
  }
});

function renamed({ kdf, kdfIterations, kdfMemory, kdfParallelism }) {
  return { kdfType: kdf, iterations: kdfIterations, memory: kdfMemory, parallelism: kdfParallelism };
}

// A list of which only what is in view exists: whatever sorts, searches or scrolls, each row says what the server says,
// and keyboard and screen reader meet the rows that are there.
import assert from "node:assert/strict";
import { after, before, describe } from "node:test";
import { heading, logIn, product } from "./support/acts.mjs";
import { accessible, fits, launch, open, picture, settled, untroubled } from "./support/browser.mjs";
import { makeClients } from "./support/clients.mjs";
import { ADMIN, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";

describe("a long list", { timeout: 900_000 }, () => {
  let server;
  let browser;
  let clients;
  before(async () => {
    server = await startDemo();
    browser = await launch();
    const admin = await person(server, ADMIN);
    const provider = (await admin.sync()).profile.providers[0].id;
    await makeClients(admin, provider, 240);
    clients = (await admin.ok("GET", `/api/claviger/providers/${provider}/clients`)).data;
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const step = story();
      let page;
      // Name and seats of each row in view, as the page has them one after the other.
      const rows = () =>
        page.evaluate(() =>
          [...document.querySelectorAll("tbody > .row:not([hidden])")].map((row) => ({
            at: Number(row.getAttribute("aria-rowindex")),
            name: row.querySelector("a, button").textContent.trim(),
            seats: Number(row.children[1].textContent.replace(/\D/g, "")),
          })),
        );
      // The rows follow in two steps: what is asserted is where they come to rest.
      const rest = async (rule) => {
        let found;
        for (let tries = 0; tries < 50; tries++) {
          found = await rows();
          if (rule(found)) return found;
          await page.waitForTimeout(100);
        }
        assert.fail(`the rows are ${JSON.stringify(found)}`);
      };
      const search = (text) => page.getByRole("searchbox").first().fill(text);
      const seats = new Map();
      const honest = (found) => found.every((row) => seats.get(row.name) === row.seats);
      const follow = (found) => found.every((row, n) => n === 0 || row.at === found[n - 1].at + 1);

      step("shows the first rows, each with what the server says of it", async () => {
        for (const client of clients) seats.set(client.organizationName, client.seats);
        page = await open(browser, { base: server.url, language });
        await logIn(page, t, ADMIN, PASSWORD);
        await product(page, t, t("shell.portal"));
        await heading(page, t("portal.clients")).waitFor();
        const names = [...seats.keys()].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
        await rest((found) => found.length > 20 && found.length < 60 && follow(found) && honest(found)
          && found.every((row, n) => row.at === n + 2 && row.name === names[n]));
      });

      step("sorts all rows in view, those below the fold too", async () => {
        const column = page.getByRole("columnheader", { name: t("portal.assigned") });
        for (const falling of [false, true]) {
          await column.getByRole("button").click();
          const found = await rest((found) => found.length > 20 && follow(found) && honest(found)
            && found.every((row, n) => n === 0 || (falling ? row.seats <= found[n - 1].seats : row.seats >= found[n - 1].seats)));
          assert.equal(found[0].seats, (falling ? Math.max : Math.min)(...seats.values()));
        }
      });

      step("a search leaves two rows, and nothing else can be read or reached", async () => {
        await search("studio 0001");
        await rest((found) => found.length === 2 && honest(found));
        await page.waitForURL(/search=studio/);
        assert.equal(await page.getByRole("row").count(), 3, "the heading and two clients");
        await settled(page);
        await accessible(page, "long-list-narrow");
        await fits(page, "long-list-narrow");
        await picture(page, `long-list-narrow-${language}`);
        const first = page.locator("tbody > .row:not([hidden])").first().getByRole("link").first();
        await first.focus();
        const focused = () => page.evaluate(() => document.activeElement.closest(".row")?.getAttribute("aria-rowindex"));
        await page.keyboard.press("End");
        assert.equal(await focused(), "3", "the last row of the list");
        await page.keyboard.press("ArrowDown");
        assert.equal(await focused(), "3", "there is nothing below");
        await page.keyboard.press("Home");
        assert.equal(await focused(), "2");
        for (let n = 0; n < 12; n++) {
          await page.keyboard.press("Tab");
          assert.ok(await page.evaluate(() => !document.activeElement.closest("[hidden]")), "no hidden row takes the focus");
        }
      });

      step("clearing the search brings all rows, and a list of nothing is not read out", async () => {
        await search("");
        await page.waitForURL((url) => !url.search.includes("search="));
        await rest((found) => found.length > 20 && follow(found) && honest(found));
        await search("nothing of that name");
        await rest((found) => found.length === 0);
        assert.equal(await page.getByRole("table").count(), 0, "an empty table is not read out");
        await search("");
        await rest((found) => found.length > 20 && follow(found) && honest(found));
      });

      step("scrolled to its end it shows the last rows, and a search from there its first ones", async () => {
        await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
        await page.locator("main").evaluate((main) => {
          for (let box = main; box; box = box.parentElement) box.scrollTop = box.scrollHeight;
        });
        await rest((found) => found.at(-1)?.at === seats.size + 1 && follow(found) && honest(found));
        await search("garage");
        await rest((found) => found[0]?.at === 2 && follow(found) && honest(found) && found.every((row) => row.name.startsWith("Garage")));
        untroubled(page);
      });
    });
  }
});

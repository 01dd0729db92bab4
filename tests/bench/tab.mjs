// One tab with very many items: until its rows are there, keys, filters, scrolling, and the memory all of it takes.
// CLAVIGER_BENCH_ROWS=10000 for a quick run.
import { readFileSync } from "node:fs";
import { logIn } from "../e2e/support/acts.mjs";
import { launch, open } from "../e2e/support/browser.mjs";
import { login, register } from "../e2e/support/http.mjs";
import { startServer } from "../e2e/support/server.mjs";
import { words } from "../e2e/support/words.mjs";
import { high, middle, ms, watched } from "./measure.mjs";
import { makeAccount, makeItem } from "./vault.mjs";

const ROWS = Number(process.env.CLAVIGER_BENCH_ROWS ?? 100_000);
// The server's limit for one import.
const AT_ONCE = 5_000;
const t = words("en");

export async function tab(say) {
  const server = await startServer();
  const browser = await launch();
  try {
    const account = makeAccount("tab@claviger.example", "A long enough phrase 1");
    await register(server, account.email, account.password, {}, account);
    const person = await login(server, account.email, account.password);
    for (let from = 0; from < ROWS; from += AT_ONCE) {
      const ciphers = Array.from({ length: Math.min(AT_ONCE, ROWS - from) }, (_, n) => makeItem(account, from + n));
      const answer = await person.call("POST", "/api/ciphers/import", { folders: [], ciphers, folderRelationships: [] });
      if (answer.status !== 200) throw new Error(`importing: ${answer.status} ${answer.text}`);
    }
    const page = await open(browser, { base: server.url });
    page.setDefaultTimeout(300_000);
    await loaded(say, page, account);
    await weighed(say, browser, `memory of the tab with ${ROWS} items`);
    await typed(say, page);
    await filtered(say, page);
    await scrolled(say, page);
    await weighed(say, browser, "the same after keys, filters and scrolling");
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.enable");
    await session.send("HeapProfiler.collectGarbage");
    await weighed(say, browser, "the same when garbage has been collected");
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function loaded(say, page, account) {
  await page.addInitScript(() => {
    const found = (window.__bench = {});
    const fetch = window.fetch;
    window.fetch = async (...given) => {
      const answer = await fetch(...given);
      if (new URL(answer.url).pathname === "/api/sync") found.answered ??= performance.now();
      return answer;
    };
    new MutationObserver(() => {
      if (!found.painted && document.querySelectorAll("tbody .item-name").length > 5) {
        requestAnimationFrame(() => setTimeout(() => (found.painted ??= performance.now())));
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await logIn(page, t, account.email, account.password);
  await page.waitForFunction(() => window.__bench.painted);
  say(`first rows of ${ROWS} after the answer to the sync began`, ms(await page.evaluate(() => window.__bench.painted - window.__bench.answered)));
  await page.waitForFunction((rows) => document.querySelector("tbody")?.style.getPropertyValue("--count") === String(rows), ROWS);
  say("all of them", ms(await page.evaluate(() => performance.now() - window.__bench.answered)));
  await page.waitForTimeout(3000);
}

async function typed(say, page) {
  const search = page.getByRole("searchbox").first();
  await search.click();
  const busy = await watched(page, async () => {
    for (const word of ["item 77", "site42 person", "ledger", "nowhere"]) {
      await search.pressSequentially(word, { delay: 150 });
      await page.waitForTimeout(500);
      await search.fill("");
      await page.waitForTimeout(700);
    }
  });
  say(`a key in the search over ${ROWS} rows keeps the page busy, median of ${busy.length}`, ms(middle(busy)));
  say("the same, 95th percentile", ms(high(busy)), "≤ 16 ms");
}

async function filtered(say, page) {
  const filters = page.getByRole("navigation", { name: t("vaults.filters") });
  const busy = await watched(page, async () => {
    for (let turn = 0; turn < 5; turn++) {
      for (const name of ["favorites", "logins", "my_vault", "all_items"]) {
        await filters.getByRole("link", { name: new RegExp(`^${t(`vaults.${name}`)}`) }).first().click();
        await page.waitForTimeout(400);
      }
    }
  });
  say(`a click on a filter keeps the page busy, median of ${busy.length}`, ms(middle(busy)));
  say("the same, 95th percentile", ms(high(busy)), "≤ 16 ms");
}

async function scrolled(say, page) {
  await page.locator("tbody").hover();
  await page.evaluate(() => {
    const frames = (window.__frames = []);
    let last = performance.now();
    const tick = (now) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, turn < 60 ? 400 : 4000);
  const frames = (await page.evaluate(() => window.__frames)).sort((a, b) => a - b);
  say(`frames while scrolling, median of ${frames.length}`, ms(middle(frames)));
  say("the same, 95th percentile", ms(high(frames)));
  say("the longest", ms(frames.at(-1)), "≤ 33 ms");
}

// Page and worker live in one process of their own; what it shares with others is not counted.
async function weighed(say, browser, what) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const own = (pid) => Number(/RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  const largest = Math.max(...processInfo.filter(({ type }) => type === "renderer").map(({ id }) => own(id)));
  say(what, `${Math.round(largest)} MB`, "< 300 MB");
}

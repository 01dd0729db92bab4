// How the portal feels with many clients, made through HTTP: the list from the server, its first rows, keys in the search,
// and 200 more from a file. CLAVIGER_BENCH_CLIENTS=1000 for a quick run.
import { logIn, product } from "../e2e/support/acts.mjs";
import { launch, open } from "../e2e/support/browser.mjs";
import { makeClients } from "../e2e/support/clients.mjs";
import { ADMIN, PASSWORD, startDemo } from "../e2e/support/demo.mjs";
import { person } from "../e2e/support/demo_api.mjs";
import { words } from "../e2e/support/words.mjs";
import { high, middle, ms, watched } from "./measure.mjs";

const COUNT = Number(process.env.CLAVIGER_BENCH_CLIENTS ?? 10_000);
const IMPORTED = 200;
const AT_ONCE = 8;
const t = words("en");

export async function clients(say) {
  const server = await startDemo();
  const browser = await launch();
  try {
    const admin = await person(server, ADMIN);
    const provider = (await admin.sync()).profile.providers[0].id;
    await made(say, admin, provider);
    await listed(say, admin, provider);
    const page = await open(browser, { base: server.url, language: "en" });
    await shown(say, page);
    await anchored(say, page);
    await searched(say, page);
    await imported(say, page, provider);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function made(say, admin, provider) {
  const from = performance.now();
  await makeClients(admin, provider, COUNT, AT_ONCE);
  say(`making ${COUNT} clients over HTTP, ${AT_ONCE} at once`, ms(performance.now() - from));
}

async function listed(say, admin, provider) {
  const times = [];
  let size = 0;
  for (let turn = 0; turn < 9; turn++) {
    const from = performance.now();
    const { text } = await admin.call("GET", `/api/claviger/providers/${provider}/clients`);
    times.push(performance.now() - from);
    size = text.length;
  }
  say(`list of ${COUNT} clients from the server, warm (${(size / 1e6).toFixed(1)} MB)`, ms(middle(times)), "< 100 ms");
}

async function shown(say, page) {
  await page.addInitScript(() => {
    // When the answer was whole, and when its first rows were painted.
    const found = (window.__bench = {});
    const fetch = window.fetch;
    window.fetch = async (...given) => {
      const answer = await fetch(...given);
      if (/\/clients$/.test(new URL(answer.url).pathname)) {
        const read = answer.arrayBuffer.bind(answer);
        answer.arrayBuffer = async () => {
          const bytes = await read();
          found.answered = performance.now();
          return bytes;
        };
      }
      return answer;
    };
    new MutationObserver(() => {
      if (found.answered && !found.painted && document.querySelectorAll("tbody [role=row], tbody tr").length > 5) {
        requestAnimationFrame(() => setTimeout(() => (found.painted ??= performance.now())));
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await logIn(page, t, ADMIN, PASSWORD);
  const times = [];
  for (let turn = 0; turn < 5; turn++) {
    await page.evaluate(() => Object.assign(window.__bench, { answered: 0, painted: undefined }));
    await product(page, t, t("shell.portal"));
    await page.waitForFunction(() => window.__bench.painted, null, { timeout: 120_000 });
    times.push(await page.evaluate(() => window.__bench.painted - window.__bench.answered));
    await page.waitForTimeout(500);
    if (turn < 4) await product(page, t, t("shell.vaults"));
  }
  say("first rows on screen after the answer, first visit", ms(times[0]), "< 200 ms");
  say("the same, median of five visits", ms(middle(times)), "< 200 ms");
}

// What the browser itself takes for rows like these on this machine: style and layout of clones with other names.
async function anchored(say, page) {
  const times = await page.evaluate(() => {
    const body = document.querySelector("tbody");
    const rows = [...body.children];
    const turns = Array.from({ length: 12 }, (_, turn) => {
      const clones = rows.map((row, n) => {
        const clone = row.cloneNode(true);
        for (const link of clone.querySelectorAll("a")) link.textContent = `Atelier ${turn}${n}${Math.round(Math.random() * 1e6)}`;
        return clone;
      });
      body.replaceChildren(...clones);
      const from = performance.now();
      clones[0].getBoundingClientRect();
      return performance.now() - from;
    });
    body.replaceChildren(...rows);
    return turns;
  });
  say("anchor: the browser lays out as many new rows", ms(middle(times)));
}

async function searched(say, page) {
  const search = page.getByRole("searchbox").first();
  await search.click();
  const busy = await watched(page, async () => {
    for (const word of ["garage 0123", "studio", "boulangerie 9"]) {
      await search.pressSequentially(word, { delay: 120 });
      await page.waitForTimeout(500);
      await search.fill("");
      await page.waitForTimeout(500);
    }
  });
  say(`a key in the search keeps the page busy, median of ${busy.length} keys`, ms(middle(busy)));
  say("the same, 95th percentile", ms(high(busy)), "≤ 16 ms");
  say("the same, longest", ms(busy.at(-1)));
}

async function imported(say, page, provider) {
  await page.evaluate((path) => {
    history.pushState({}, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, `/providers/${provider}/clients/import`);
  const rows = Array.from({ length: IMPORTED }, (_, n) => `Imported ${n},boss-${n}@import.example,Teams,3`);
  await page.locator("input[type=file]").setInputFiles({ name: "clients.csv", mimeType: "text/csv", buffer: Buffer.from(`Name,Owner,Plan,Seats\n${rows.join("\n")}\n`) });
  const create = page.getByRole("button", { name: t("import.create", { n: IMPORTED }) });
  await create.waitFor();
  const from = performance.now();
  // The ticks of the page's own clock tell how long it could not have answered a click.
  const gaps = await watched(page, async () => {
    await create.click();
    await page.getByText(t("import.finished", { made: IMPORTED, failed: 0 })).waitFor({ timeout: 600_000 });
  }, true);
  say(`creating ${IMPORTED} clients from a file, keys made in the browser`, ms(performance.now() - from));
  say("the page was busy meanwhile at most", ms(gaps.at(-1)));
}

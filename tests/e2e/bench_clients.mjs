// How the portal feels with many clients: `node tests/e2e/bench_clients.mjs [10000]` makes them through HTTP and prints
// milliseconds. Budgets: the first rows 200 ms after the answer, a keystroke in search 16 ms at the 95th percentile.
import { generateKeyPairSync } from "node:crypto";
import { logIn, product } from "./support/acts.mjs";
import { launch, open } from "./support/browser.mjs";
import { ADMIN, PASSWORD, startDemo } from "./support/demo.mjs";
import { person } from "./support/demo_api.mjs";
import { sealed } from "./support/http.mjs";
import { words } from "./support/words.mjs";

const COUNT = Number(process.argv[2] ?? 10_000);
const AT_ONCE = 8;
const t = words("en");

const server = await startDemo();
const browser = await launch();
try {
  const admin = await person(server, ADMIN);
  const provider = (await admin.sync()).profile.providers[0].id;
  const spki = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const client = (n) => ({
    name: `${["Atelier", "Boulangerie", "Cabinet", "Garage", "Studio"][n % 5]} ${String(n).padStart(5, "0")}`,
    ownerEmail: `owner-${n}@example.com`,
    planType: n % 2 ? 17 : 19,
    seats: 1 + (n % 20),
    key: sealed(80),
    keyPair: { publicKey: spki, encryptedPrivateKey: sealed(1232) },
    collectionName: sealed(32),
  });
  let next = 0;
  const worker = async () => {
    while (next < COUNT) await admin.ok("POST", `/api/providers/${provider}/clients`, client(next++));
  };
  await timed(`making ${COUNT} clients over HTTP`, () => Promise.all(Array.from({ length: AT_ONCE }, worker)));

  const list = () => admin.ok("GET", `/api/providers/${provider}/organizations`);
  await list();
  await timed("the list from the server, warm", list);

  const page = await open(browser, { base: server.url, language: "en" });
  await page.addInitScript(() => {
    // When the answer was whole, and when its first rows were painted.
    const found = (window.__bench = {});
    const fetch = window.fetch;
    window.fetch = async (...given) => {
      const answer = await fetch(...given);
      if (/\/organizations$/.test(new URL(answer.url).pathname)) {
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
  await product(page, t, t("shell.portal"));
  await page.waitForFunction(() => window.__bench.painted, null, { timeout: 120_000 });
  const { answered, painted } = await page.evaluate(() => window.__bench);
  told("first rows after the answer", painted - answered);

  const search = page.getByRole("searchbox").first();
  await search.click();
  await page.evaluate(() => {
    window.__keys = [];
    document.addEventListener("input", () => {
      const from = performance.now();
      // After everything this key set off, timers of the same turn included.
      requestAnimationFrame(() => setTimeout(() => window.__keys.push(performance.now() - from)));
    }, true);
    window.__long = [];
    new PerformanceObserver((entries) => window.__long.push(...entries.getEntries().map((one) => one.duration))).observe({ type: "longtask" });
  });
  for (const word of ["garage 0123", "studio", "boulangerie 9"]) {
    await search.pressSequentially(word, { delay: 120 });
    await search.fill("");
    await page.waitForTimeout(400);
  }
  const { keys, long } = await page.evaluate(() => ({ keys: window.__keys, long: window.__long }));
  keys.sort((a, b) => a - b);
  told("a key in search to the next frame, median", keys[Math.floor(keys.length / 2)]);
  told("a key in search to the next frame, 95th percentile", keys[Math.floor(keys.length * 0.95)]);
  told(`long tasks (over 50 ms) while typing: ${long.length}, the longest`, Math.max(0, ...long));
} finally {
  await browser.close();
  await server.stop();
}

async function timed(what, act) {
  const from = performance.now();
  await act();
  told(what, performance.now() - from);
}

function told(what, milliseconds) {
  console.log(`${what}: ${milliseconds.toFixed(1)} ms`);
}

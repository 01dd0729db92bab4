// The figures of docs/benchmarks.md, printed as a table. Nothing is asserted: a person reads them, on a quiet machine.
// CLAVIGER_BENCH_ITEMS=1000 makes a quick run.
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch } from "../e2e/support/browser.mjs";
import { ask, login, register } from "../e2e/support/http.mjs";
import { startServer } from "../e2e/support/server.mjs";
import { makeAccount, makeItem } from "./vault.mjs";

const ITEMS = Number(process.env.CLAVIGER_BENCH_ITEMS ?? 10_000);
const root = new URL("../../", import.meta.url).pathname;
const results = [];
const say = (what, figure, budget) => {
  results.push({ what, figure, budget });
  console.log(`    ${what}: ${figure}${budget ? `   (budget ${budget})` : ""}`);
};
const ms = (number) => `${Math.round(number)} ms`;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

sizes();
const server = await serverAtRest();
try {
  const account = makeAccount("bench@claviger.example", "A long enough phrase 1");
  const person = await fill(account);
  const sync = await syncs(person);
  await rows(sync, account);
  await firstScreen(account);
} finally {
  await server.stop();
}
console.log("\n| what | figure | budget |\n| --- | --- | --- |");
for (const { what, figure, budget } of results) console.log(`| ${what} | ${figure} | ${budget ?? ""} |`);

function sizes() {
  for (const name of readdirSync(join(root, "dist")).filter((file) => file.endsWith(".wasm.br"))) {
    const worker = name.startsWith("safe");
    say(`${worker ? "worker" : "page"} wasm, brotli`, `${Math.ceil(statSync(join(root, "dist", name)).size / 1024)} KB`, worker ? "≤ 120 KB" : "≤ 350 KB");
  }
}

async function serverAtRest() {
  const started = performance.now();
  const running = await startServer();
  say("server start to first answer (new database)", ms(performance.now() - started), "< 300 ms");
  await new Promise((done) => setTimeout(done, 1000));
  say("server at rest, resident", `${resident(running.pid).toFixed(1)} MB`, "< 40 MB");
  return running;
}

async function fill(account) {
  const person = await register(server, account.email, account.password, {}, account);
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < ITEMS) {
      next += 1;
      const answer = await person.call("POST", "/api/ciphers", makeItem(account, next));
      if (answer.status !== 200) throw new Error(`saving: ${answer.status} ${answer.text}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  say(`saving ${ITEMS} items one by one, 8 at once`, `${Math.round((ITEMS * 1000) / (performance.now() - started))} items/s`);
  return login(server, account.email, account.password);
}

async function syncs(person) {
  const times = [];
  let last;
  for (let run = 0; run < 7; run += 1) {
    const started = performance.now();
    last = await ask(server, "GET", "/api/sync?excludeDomains=true", { token: person.token });
    times.push(performance.now() - started);
  }
  say(`/api/sync of ${ITEMS} items, warm, alone`, `${ms(median(times))}, ${(last.text.length / 1e6).toFixed(1)} MB`);
  const before = resident(server.pid);
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, resident(server.pid))), 20);
  const started = performance.now();
  const drain = async () => {
    const answer = await fetch(`${server.url}/api/sync?excludeDomains=true`, { headers: { authorization: `Bearer ${person.token}` } });
    for await (const _ of answer.body);
  };
  for (let round = 0; round < 5; round += 1) await Promise.all(Array.from({ length: 8 }, drain));
  clearInterval(watch);
  say("/api/sync, 8 at once", `${((40 * 1000) / (performance.now() - started)).toFixed(1)} syncs/s`);
  say("memory while 8 stream", `${before.toFixed(0)} → ${peak.toFixed(0)} MB`, "flat");
  return last.json;
}

async function rows(sync, account) {
  const files = { "/sdk/": join(root, "node_modules/@bitwarden/sdk-internal/"), "/bench/": join(root, "tests/bench/"), "/": join(root, "dist/") };
  const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
  const host = createServer((request, response) => {
    if (request.url === "/empty") return response.setHeader("content-type", "text/html").end("<title>bench</title>");
    const prefix = Object.keys(files).find((start) => request.url.startsWith(start));
    const file = join(files[prefix], request.url.slice(prefix.length));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${host.address().port}/empty`);
    const input = { sync, account: { ...account, userKey: account.userKey.toString("base64") } };
    const run = (which) => page.evaluate(async ([name, { sync, account }]) => (await import("/bench/page.mjs"))[name](sync, account), [which, input]);
    const anchor = median((await run("official")).map((one) => one.ms));
    say(`official engine, decrypt_list of ${ITEMS} items with own keys`, ms(anchor));
    const safe = await run("ours");
    const all = median(safe.map((one) => one.value.all));
    say(`our rows of the same items in the same page (${safe[0].value.rows} rows)`, `${ms(all)}, ${(anchor / all).toFixed(1)}× faster`, "≥ 8×, aim 12×");
    say("first batch of rows", ms(median(safe.map((one) => one.value.first))));
  } finally {
    await browser.close();
    host.close();
  }
}

async function firstScreen(account) {
  const { logIn } = await import("../e2e/support/acts.mjs");
  const { open } = await import("../e2e/support/browser.mjs");
  const { words } = await import("../e2e/support/words.mjs");
  const browser = await launch();
  try {
    const page = await open(browser, { base: server.url });
    const started = performance.now();
    await logIn(page, words("en"), account.email, account.password);
    await page.getByText(/Item \d+ of the ledger/).first().waitFor();
    say("log in typed by a robot → first rows, key derivation and typing included", ms(performance.now() - started));
  } finally {
    await browser.close();
  }
}

// The figures of docs/benchmarks.md, printed as a table. Nothing is asserted: a person reads them, on a quiet machine.
// CLAVIGER_BENCH_ITEMS=1000 makes a quick run; words choose parts: sizes, rows, server, clients, tab.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { launch } from "../e2e/support/browser.mjs";
import { ask, login, register } from "../e2e/support/http.mjs";
import { startServer } from "../e2e/support/server.mjs";
import { clients } from "./clients.mjs";
import { rows } from "./rows.mjs";
import { tab } from "./tab.mjs";
import { makeAccount, makeItem } from "./vault.mjs";

const ITEMS = Number(process.env.CLAVIGER_BENCH_ITEMS ?? 10_000);
const root = new URL("../../", import.meta.url).pathname;
const dist = join(process.env.CLAVIGER_BENCH_DIST ?? join(root, "dist"), "/");
const results = [];
let server;
const say = (what, figure, budget) => {
  results.push({ what, figure, budget });
  console.log(`    ${what}: ${figure}${budget ? `   (budget ${budget})` : ""}`);
};
const ms = (number) => `${Math.round(number)} ms`;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const resident = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

const parts = process.argv.slice(2);
const wanted = (part) => parts.length === 0 || parts.includes(part);
console.log(`    ${ITEMS} items, load ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
if (wanted("sizes")) sizes();
if (wanted("rows")) for (const items of [ITEMS, 5 * ITEMS]) await rows(say, items, dist);
if (wanted("server")) {
  server = await serverAtRest();
  try {
    const account = makeAccount("bench@claviger.example", "A long enough phrase 1");
    const person = await fill(account);
    await syncs(person);
    await firstScreen(account);
  } finally {
    await server.stop();
  }
}
if (wanted("clients")) await clients(say);
if (wanted("tab")) await tab(say);
console.log("\n| what | figure | budget |\n| --- | --- | --- |");
for (const { what, figure, budget } of results) console.log(`| ${what} | ${figure} | ${budget ?? ""} |`);

function sizes() {
  for (const name of readdirSync(dist).filter((file) => file.endsWith(".wasm.br"))) {
    const part = ["safe", "strength"].find((worker) => name.startsWith(worker)) ?? "page";
    const budget = { safe: "≤ 120 KB", page: "≤ 350 KB" }[part];
    say(`${part} wasm, brotli`, `${Math.ceil(statSync(join(dist, name)).size / 1024)} KB`, budget);
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

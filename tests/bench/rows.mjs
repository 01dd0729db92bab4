// Rows of a vault in one page of one Chromium: our safe (from the folder `dist`) beside the official engine.
import { createReadStream, existsSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { launch } from "../e2e/support/browser.mjs";
import { makeAccount, makeItem, makeSync } from "./vault.mjs";

const root = new URL("../../", import.meta.url).pathname;
const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const ms = (number) => `${number < 20 ? number.toFixed(1) : Math.round(number)} ms`;

export async function rows(say, items, dist) {
  const account = makeAccount("rows@claviger.example", "A long enough phrase 1");
  for (const ownKey of [true, false]) {
    const vault = Array.from({ length: items }, (_, number) => makeItem(account, number, { ownKey }));
    const turns = await inPage(dist, account, JSON.stringify(makeSync(account, vault)));
    const of = (what) => median(turns.map((turn) => turn[what]));
    const keys = ownKey ? "own keys" : "one key";
    say(`official engine, decrypt_list of ${items} items, ${keys}`, ms(of("official")));
    // The ratio of each turn, not of the medians: whatever else the machine does hits both sides of a turn.
    const ratio = median(turns.map((turn) => turn.official / turn.all));
    say(`rows of the same items in our safe, ${keys}`, `${ms(of("all"))}, ${ratio.toFixed(1)}× faster`, "≥ 8×, aim 12×");
    say(`first batch of these rows, ${keys}`, ms(of("first")));
  }
}

async function inPage(dist, account, sync) {
  const folders = { "/sdk/": join(root, "node_modules/@bitwarden/sdk-internal/"), "/bench/": join(root, "tests/bench/"), "/": dist };
  const host = createServer((request, response) => {
    if (request.url === "/empty") return response.setHeader("content-type", "text/html").end("<title>bench</title>");
    if (request.url === "/sync") return response.setHeader("content-type", "application/json").end(sync);
    const folder = Object.keys(folders).find((start) => request.url.startsWith(start));
    const file = join(folders[folder], request.url.slice(folder.length));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${host.address().port}/empty`);
    return await page.evaluate(async (account) => (await import("/bench/page.mjs")).compare("/sync", account), {
      ...account,
      userKey: account.userKey.toString("base64"),
    });
  } finally {
    await browser.close();
    host.close();
  }
}

// A fresh server for a journey: its own folder, its own free ports, a SQLite file of its own, gone at the end.
// It also runs the operator's commands on the same data.
import { spawn, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
export const program = process.env.CLAVIGER_TEST_SERVER ?? "target/debug/claviger";
export const demoProgram = process.env.CLAVIGER_TEST_DEMO ?? "target/debug/demo";
const assets = process.env.CLAVIGER_TEST_DIST ?? new URL("../../../dist/", import.meta.url).pathname;

// `data` is the folder of an earlier server that was killed.
export async function startServer({ tls = false, demo = false, settings = [], data: earlier } = {}) {
  const data = earlier ?? await mkdtemp(join(tmpdir(), "claviger-journey-"));
  const port = await freePort();
  const tlsPort = tls ? await freePort() : null;
  const url = `http://localhost:${port}`;
  const secureUrl = tls ? `https://localhost:${tlsPort}` : null;
  const common = ["--data", data, "--url", secureUrl ?? url, "--assets", assets];
  const words = ["serve", ...common, "--listen", `127.0.0.1:${port}`, "--attempts", "10000", ...settings];
  if (tls) words.push("--tls", "auto", "--tls-listen", `127.0.0.1:${tlsPort}`);
  if (demo) words.push("--demo");
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, RUST_BACKTRACE: "1" } });
  const log = [];
  child.stdout.on("data", (bytes) => log.push(String(bytes)));
  child.stderr.on("data", (bytes) => log.push(String(bytes)));
  const server = {
    url,
    secureUrl,
    data,
    pid: child.pid,
    log: () => log.join(""),
    // `claviger provider create …` and its kind; answers what the command prints.
    operator: async (...words) => (await run(program, [...words, ...common])).stdout,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await new Promise((done) => child.once("exit", done));
      await rm(data, { recursive: true, force: true });
    },
    // As a power cut would: no handler runs. The data stays for the next start.
    kill: async () => {
      child.kill("SIGKILL");
      if (child.exitCode === null) await new Promise((done) => child.once("exit", done));
    },
  };
  await untilAlive(url, child, server.log);
  return server;
}

async function untilAlive(url, child, log) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended at once:\n${log()}`);
    const answer = await fetch(`${url}/alive`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`the server does not answer:\n${log()}`);
}

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

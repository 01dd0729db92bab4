// The demonstration data: made by the demo program over HTTP, the same accounts as product.md names.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { demoProgram, program, startServer } from "./server.mjs";

const run = promisify(execFile);

export const PASSWORD = "Claviger-Demo-2026";
export const ADMIN = "admin@portail.example";
export const TECHNICIAN = "tech@portail.example";
export const OWNER = "lucie@atelier.example";
export const MEMBER = "paul@atelier.example";

// Fills an account of its own with so many items; answers its address.
export async function manyItems(server, items) {
  const email = "load@portail.example";
  await run(demoProgram, ["load", "--server", server.url, "--items", String(items), "--email", email], { timeout: 300_000 });
  return email;
}

export async function startDemo(options = {}) {
  const server = await startServer({ ...options, demo: true });
  try {
    const words = ["fill", "--server", server.url, "--claviger", program, "--data", server.data];
    const { stdout } = await run(demoProgram, words, { timeout: 300_000 });
    return Object.assign(server, { printed: stdout });
  } catch (problem) {
    await server.stop();
    throw new Error(`the demonstration data: ${problem.stdout} ${problem.stderr}\n${server.log()}`);
  }
}

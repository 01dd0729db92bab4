// The official command-line client with a home of its own, told to trust the server's local authority.
// Exit codes are part of what is tested: `bw` answers each call or the test fails with what it said.
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const program = new URL("../../node_modules/@bitwarden/cli/build/bw.js", import.meta.url).pathname;

export async function client(server, authority) {
  const home = await mkdtemp(join(tmpdir(), "claviger-bw-"));
  let session = "";
  const bw = async (...words) => {
    const env = { ...process.env, HOME: home, BITWARDENCLI_APPDATA_DIR: home, NODE_EXTRA_CA_CERTS: authority };
    if (session) env.BW_SESSION = session;
    try {
      const { stdout } = await run(process.execPath, [program, ...words, "--nointeraction"], { env, timeout: 120_000, maxBuffer: 32 << 20 });
      return stdout.trim();
    } catch (problem) {
      throw new Error(`bw ${words[0]} ended with ${problem.code}: ${problem.stdout} ${problem.stderr}`);
    }
  };
  await bw("config", "server", server);
  return {
    bw,
    json: async (...words) => JSON.parse(await bw(...words)),
    login: async (email, password) => {
      session = await bw("login", email, password, "--raw");
    },
    unlock: async (password) => {
      session = await bw("unlock", password, "--raw");
    },
    create: async (kind, thing) => JSON.parse(await bw("create", kind, Buffer.from(JSON.stringify(thing)).toString("base64"))),
    edit: async (kind, id, thing) => JSON.parse(await bw("edit", kind, id, Buffer.from(JSON.stringify(thing)).toString("base64"))),
    end: () => rm(home, { recursive: true, force: true }),
  };
}

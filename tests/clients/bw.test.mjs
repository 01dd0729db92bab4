// Step 7 of the story: the official command-line client, unchanged, against our server.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, untroubled } from "../e2e/support/browser.mjs";
import { MEMBER, PASSWORD, TECHNICIAN, startDemo } from "../e2e/support/demo.mjs";
import { logIn, search } from "../e2e/support/acts.mjs";
import { words } from "../e2e/support/words.mjs";
import { client } from "./bw.mjs";

let server;
let browser;
before(async () => {
  server = await startDemo({ tls: true });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const authority = () => {
  const name = readdirSync(server.data, { recursive: true }).find((file) => /ca.*\.(pem|crt)$/.test(file));
  assert.ok(name, "the server made a local authority");
  return join(server.data, name);
};

test("the member logs in at the first try, reads own and shared items, and what bw creates appears in the app", async () => {
  const bw = await client(server.secureUrl, authority());
  try {
    await bw.login(MEMBER, PASSWORD);
    assert.match(await bw.bw("sync"), /Syncing complete/);
    const items = await bw.json("list", "items");
    assert.ok(items.some((item) => !item.organizationId), "own items are listed");
    assert.ok(items.some((item) => item.organizationId), "shared items are listed");
    assert.ok(items.every((item) => item.name && !item.name.startsWith("2.")), "every name opens");
    for (const type of new Set(items.map((item) => item.type))) {
      const listed = items.find((item) => item.type === type);
      const read = await bw.json("get", "item", listed.id);
      assert.equal(read.name, listed.name, `an item of type ${type} is read`);
    }
    const shared = items.find((item) => item.type === 1 && item.organizationId && item.login?.password);
    assert.equal(await bw.bw("get", "password", shared.id), shared.login.password);

    const created = await bw.create("item", {
      type: 1,
      name: "Made on the command line",
      notes: "with bw",
      favorite: false,
      reprompt: 0,
      organizationId: null,
      folderId: null,
      collectionIds: null,
      fields: [{ name: "door", value: "7", type: 0 }],
      login: { username: "paul", password: "by-bw-1", totp: null, uris: [{ match: null, uri: "https://bw.example" }] },
    });
    created.name = "Renamed on the command line";
    await bw.edit("item", created.id, created);

    const page = await open(browser, { base: server.url });
    const t = words("en");
    await logIn(page, t, MEMBER, PASSWORD);
    await search(page, t, "renamed on the command");
    await page.getByText("Renamed on the command line").first().waitFor();
    untroubled(page);
    await page.context().close();

    await bw.bw("delete", "item", created.id);
    await bw.bw("restore", "item", created.id);
    await bw.bw("lock");
    await bw.unlock(PASSWORD);
    assert.equal((await bw.json("get", "item", created.id)).name, "Renamed on the command line");
    await bw.bw("logout");
  } finally {
    await bw.end();
  }
});

test("the service user logs in at the first try and syncs", async () => {
  const bw = await client(server.secureUrl, authority());
  try {
    await bw.login(TECHNICIAN, PASSWORD);
    assert.match(await bw.bw("sync"), /Syncing complete/);
    const status = await bw.json("status");
    assert.equal(status.userEmail, TECHNICIAN);
    assert.equal(status.status, "unlocked");
    const own = await bw.create("item", {
      type: 2,
      name: "Note of a technician",
      notes: "sealed",
      secureNote: { type: 0 },
      favorite: false,
      reprompt: 0,
      organizationId: null,
      folderId: null,
    });
    assert.equal((await bw.json("list", "items", "--search", "technician")).at(0)?.id, own.id);
  } finally {
    await bw.end();
  }
});

test("a wrong password is refused with words, and nothing is kept", async () => {
  const bw = await client(server.secureUrl, authority());
  try {
    await assert.rejects(bw.login(MEMBER, "not the password"), /invalid master password/i);
    assert.equal((await bw.json("status")).status, "unauthenticated");
  } finally {
    await bw.end();
  }
});

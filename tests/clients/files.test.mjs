// The official command-line client with files at items, the archive and an import, against our server.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { MEMBER, OWNER, PASSWORD, startDemo } from "../e2e/support/demo.mjs";
import { client } from "./bw.mjs";

let server;
let folder;
before(async () => {
  server = await startDemo({ tls: true });
  folder = mkdtempSync(join(tmpdir(), "claviger-files-"));
});
after(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const authority = () => join(server.data, readdirSync(server.data, { recursive: true }).find((file) => /ca.*\.(pem|crt)$/.test(file)));
const note = (name) => ({ type: 2, name, notes: "sealed", secureNote: { type: 0 }, favorite: false, reprompt: 0 });
const kept = () => readdirSync(join(server.data, "attachments"));

test("a file bw attaches comes back byte for byte, moves with its item to the organization, and is gone when deleted", async () => {
  const [owner, member] = [await client(server.secureUrl, authority()), await client(server.secureUrl, authority())];
  try {
    await owner.login(OWNER, PASSWORD);
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, n) => n % 251));
    const file = join(folder, "plan.bin");
    writeFileSync(file, bytes);
    const item = await owner.create("item", note("Note with a plan"));
    const attached = JSON.parse(await owner.bw("create", "attachment", "--file", file, "--itemid", item.id));
    assert.equal(attached.attachments.length, 1);
    assert.equal(attached.attachments[0].fileName, "plan.bin");
    assert.equal(kept().length, 1);
    assert.ok(!readFileSync(join(server.data, "attachments", kept()[0])).includes(bytes.subarray(0, 64)), "the file is sealed");
    const back = join(folder, "back.bin");
    await owner.bw("get", "attachment", "plan.bin", "--itemid", item.id, "--output", back);
    assert.ok(readFileSync(back).equals(bytes), "the same bytes");

    const [organization] = await owner.json("list", "organizations");
    const collections = await owner.json("list", "org-collections", "--organizationid", organization.id);
    const ids = Buffer.from(JSON.stringify(collections.map((collection) => collection.id))).toString("base64");
    await owner.bw("move", item.id, organization.id, ids);
    const moved = join(folder, "moved.bin");
    await member.login(MEMBER, PASSWORD);
    await member.bw("get", "attachment", "plan.bin", "--itemid", item.id, "--output", moved);
    assert.ok(readFileSync(moved).equals(bytes), "a member reads the moved file");

    await owner.bw("sync");
    const again = await owner.json("get", "item", item.id);
    await owner.bw("delete", "attachment", again.attachments[0].id, "--itemid", item.id);
    assert.equal((await owner.json("get", "item", item.id)).attachments?.length ?? 0, 0);
    assert.equal(kept().length, 0);
  } finally {
    await owner.end();
    await member.end();
  }
});

test("bw imports a vault with folders, and archives and trashes an item", async () => {
  const bw = await client(server.secureUrl, authority());
  try {
    await bw.login(MEMBER, PASSWORD);
    const source = {
      encrypted: false,
      folders: [{ id: "c5f0e7a0-0000-4000-8000-000000000001", name: "Imported folder" }],
      items: [
        { id: "c5f0e7a0-0000-4000-8000-000000000002", folderId: "c5f0e7a0-0000-4000-8000-000000000001", ...note("Imported one") },
        { id: "c5f0e7a0-0000-4000-8000-000000000003", folderId: null, ...note("Imported two") },
      ],
    };
    const file = join(folder, "export.json");
    writeFileSync(file, JSON.stringify(source));
    await bw.bw("import", "bitwardenjson", file);
    await bw.bw("sync");
    const imported = await bw.json("list", "items", "--search", "Imported");
    assert.deepEqual(imported.map((item) => item.name).sort(), ["Imported one", "Imported two"]);
    const into = (await bw.json("list", "folders")).find((one) => one.name === "Imported folder");
    assert.equal(imported.find((item) => item.name === "Imported one").folderId, into.id);
    const [one, two] = imported;
    await bw.bw("archive", "item", one.id);
    await bw.bw("delete", "item", two.id);
    assert.ok((await bw.json("list", "items", "--archived")).some((item) => item.id === one.id));
    assert.ok((await bw.json("list", "items", "--trash")).some((item) => item.id === two.id));
  } finally {
    await bw.end();
  }
});

// Every kind of item, folders, the archive and sharing, from the official client to the app and back: what one of them
// writes the other reads, and nothing an item holds is lost on the way (V-66).
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { button, choose, dialog, field, heading, logIn, pick, toast } from "../e2e/support/acts.mjs";
import { launch, open, untroubled } from "../e2e/support/browser.mjs";
import { OWNER, PASSWORD, startDemo } from "../e2e/support/demo.mjs";
import { words } from "../e2e/support/words.mjs";
import { client } from "./bw.mjs";

const t = words("en");
let server;
let browser;
let bw;
let page;
before(async () => {
  server = await startDemo({ tls: true });
  browser = await launch();
  const authority = readdirSync(server.data, { recursive: true }).find((file) => /ca.*\.(pem|crt)$/.test(file));
  bw = await client(server.secureUrl, join(server.data, authority));
  await bw.login(OWNER, PASSWORD);
  page = await open(browser, { base: server.url });
  await logIn(page, t, OWNER, PASSWORD);
});
after(async () => {
  await browser?.close();
  await bw?.end();
  await server?.stop();
});

const item = (type, name, rest) => ({
  type, name, notes: `Notes of ${name}`, favorite: true, reprompt: 1, organizationId: null, folderId: null, collectionIds: null,
  fields: [
    { name: "door", value: "7", type: 0, linkedId: null },
    { name: "pin", value: "0000", type: 1, linkedId: null },
    { name: "open", value: "true", type: 2, linkedId: null },
  ],
  ...rest,
});
const PRIVATE_KEY = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAABG5vbmU=\n-----END OPENSSH PRIVATE KEY-----";
const MADE_BY_BW = [
  item(1, "Login of bw", {
    login: {
      username: "odile", password: "by-bw-1", totp: "JBSWY3DPEHPK3PXP",
      uris: [{ match: null, uri: "https://bw.example" }, { match: 3, uri: "https://bw.example/exact" }, { match: 5, uri: "never.example" }],
    },
    fields: [{ name: "user again", value: null, type: 3, linkedId: 100 }],
  }),
  item(2, "Note of bw", { secureNote: { type: 0 } }),
  item(3, "Card of bw", { card: { cardholderName: "O. Owner", brand: "Visa", number: "4111111111111111", expMonth: "4", expYear: "2031", code: "123" } }),
  item(4, "Identity of bw", {
    identity: {
      title: "Mrs", firstName: "Odile", middleName: "M", lastName: "Owner", address1: "1 rue A", address2: "B", address3: "C", city: "Lyon",
      state: "Rhône", postalCode: "69001", country: "FR", company: "Atelier", email: "o@atelier.example", phone: "+33 4", ssn: "1", username: "oo",
      passportNumber: "P1", licenseNumber: "L1",
    },
  }),
  item(5, "Key of bw", { sshKey: { privateKey: PRIVATE_KEY, publicKey: "ssh-ed25519 AAAA bw", keyFingerprint: "SHA256:abc" } }),
];
// What differs by nature: who wrote last, and when.
const content = ({ revisionDate, name, object, passwordHistory, ...rest }) => rest;
const proved = async () => {
  await field(dialog(page), t("items.reprompt_field")).fill(PASSWORD);
  await button(dialog(page), t("items.reprompt_go")).click();
};

test("what bw writes into each kind of item is the same after the app has opened and saved it", async () => {
  for (const wanted of MADE_BY_BW) {
    const made = await bw.create("item", wanted);
    const before = content(await bw.json("get", "item", made.id));
    // The hub brings it into the open app.
    const row = page.getByRole("row").filter({ hasText: wanted.name }).first();
    await row.waitFor();
    await choose(page, t("items.actions_of", { name: wanted.name }), t("items.edit"));
    await proved();
    const name = field(dialog(page), t("items.name"));
    await name.fill(`${wanted.name}, renamed`);
    await button(dialog(page), t("words.save")).click();
    await heading(dialog(page), `${wanted.name}, renamed`).waitFor();
    await button(dialog(page), t("words.close")).click();
    await bw.bw("sync");
    const after = await bw.json("get", "item", made.id);
    assert.equal(after.name, `${wanted.name}, renamed`);
    assert.deepEqual(content(after), before, wanted.name);
  }
  untroubled(page);
});

test("what the app writes into each kind of item is read by bw", async () => {
  const kinds = [
    ["login", { username: "odile", password: "by-app-1" }, (one) => [one.login.username, one.login.password]],
    ["card", { cardholder: "O. Owner", number: "5555555555554444" }, (one) => [one.card.cardholderName, one.card.number]],
    ["identity", { first_name: "Odile", city: "Lyon" }, (one) => [one.identity.firstName, one.identity.city]],
    ["note", { notes: "Under the mat" }, (one) => [one.notes]],
  ];
  for (const [kind, fields, read] of kinds) {
    const name = `${kind} of the app`;
    await pick(page, t("vaults.new"), t(`items.${kind}`));
    await field(dialog(page), t("items.name")).fill(name);
    for (const [label, value] of Object.entries(fields)) await field(dialog(page), t(`items.${label}`)).first().fill(value);
    await button(dialog(page), t("words.save")).click();
    await heading(dialog(page), name).waitFor();
    await button(dialog(page), t("words.close")).click();
    await bw.bw("sync");
    const [found] = await bw.json("list", "items", "--search", name);
    assert.deepEqual(read(found), Object.values(fields), name);
  }
  await pick(page, t("vaults.new"), t("items.ssh_key"));
  await field(dialog(page), t("items.name")).fill("key of the app");
  await button(dialog(page), t("items.ssh_generate")).click();
  const fingerprint = field(dialog(page), t("items.key_fingerprint"));
  await page.waitForFunction(() => [...document.querySelectorAll("dialog textarea, dialog input")].some((one) => one.value.startsWith("SHA256:")));
  const shown = await fingerprint.inputValue();
  await button(dialog(page), t("words.save")).click();
  await heading(dialog(page), "key of the app").waitFor();
  await button(dialog(page), t("words.close")).click();
  await bw.bw("sync");
  const [key] = await bw.json("list", "items", "--search", "key of the app");
  assert.equal(key.sshKey.keyFingerprint, shown);
  assert.match(key.sshKey.privateKey, /^-----BEGIN OPENSSH PRIVATE KEY-----\n/);
});

test("folders, the archive and sharing go both ways", async () => {
  const filter = (name) => page.getByRole("navigation", { name: t("vaults.filters") }).getByRole("link", { name: new RegExp(`^${name}`) });
  const made = await bw.create("folder", { name: "Folder of bw" });
  await filter("Folder of bw").waitFor();
  await page.getByRole("link", { name: t("vaults.edit_folder_n", { name: "Folder of bw" }), exact: true }).click();
  await field(dialog(page), t("vaults.folder_name")).fill("Folder of both");
  await button(dialog(page), t("words.save")).click();
  await dialog(page).waitFor({ state: "hidden" });
  await bw.bw("sync");
  assert.equal((await bw.json("get", "folder", made.id)).name, "Folder of both");
  await bw.bw("delete", "folder", made.id);
  await filter("Folder of both").waitFor({ state: "detached" });
  await filter(t("vaults.all_items")).first().click();

  const [note] = await bw.json("list", "items", "--search", "note of the app");
  await choose(page, t("items.actions_of", { name: note.name }), t("items.archive"));
  await page.getByRole("row").filter({ hasText: note.name }).waitFor({ state: "detached" });
  await bw.bw("sync");
  assert.ok((await bw.json("list", "items", "--archived")).some((one) => one.id === note.id));
  await bw.bw("restore", "item", note.id);
  await page.getByRole("row").filter({ hasText: note.name }).waitFor();

  const [login] = await bw.json("list", "items", "--search", "login of the app");
  await choose(page, t("items.actions_of", { name: login.name }), t("items.move_to_organization"));
  await dialog(page).getByRole("checkbox").first().check();
  await button(dialog(page), t("vaults.move_go")).click();
  await toast(page, t("items.shared"));
  await bw.bw("sync");
  const moved = await bw.json("get", "item", login.id);
  assert.ok(moved.organizationId && moved.collectionIds.length === 1, "bw sees what the app shared");
  assert.equal(moved.login.password, "by-app-1");

  const [card] = await bw.json("list", "items", "--search", "card of the app");
  await bw.bw("move", card.id, moved.organizationId, Buffer.from(JSON.stringify(moved.collectionIds)).toString("base64"));
  const owner = page.getByRole("row").filter({ hasText: card.name }).locator(".item-owner .avatar");
  await owner.waitFor();
  untroubled(page);
});

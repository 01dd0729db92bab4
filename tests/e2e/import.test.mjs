// Sealed exports to and from the official client, and the files of other password managers, on the pages for them.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe } from "node:test";
import { client } from "../clients/bw.mjs";
import { button, dialog, field, heading, logIn, radio } from "./support/acts.mjs";
import { PHONE, accessible, fits, launch, open, picture, untroubled } from "./support/browser.mjs";
import { MEMBER, OWNER, PASSWORD, startDemo } from "./support/demo.mjs";
import { story } from "./support/story.mjs";
import { LANGUAGES, words } from "./support/words.mjs";
import { zip } from "./support/zip.mjs";

const FILE_PASSWORD = "orange wagon thirteen pelican";

describe("files with a vault in them", { timeout: 900_000 }, () => {
  let server;
  let browser;
  let folder;
  let bw;
  let other;
  before(async () => {
    server = await startDemo({ tls: true });
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "claviger-import-"));
    const authority = join(server.data, readdirSync(server.data, { recursive: true }).find((file) => /ca.*\.(pem|crt)$/.test(file)));
    [bw, other] = [await client(server.secureUrl, authority), await client(server.secureUrl, authority)];
    await bw.login(MEMBER, PASSWORD);
    await other.login(OWNER, PASSWORD);
  });
  after(async () => {
    await browser?.close();
    for (const one of [bw, other]) await one?.end();
    await server?.stop();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  for (const language of LANGUAGES) {
    describe(`in ${language}`, () => {
      const t = words(language);
      const step = story();
      const flaws = [];
      const seen = async (page, name) => {
        for (const look of [accessible, fits]) await look(page, name).catch((flaw) => flaws.push(flaw.message));
        await picture(page, `import-${language}-${name}`);
        untroubled(page);
      };
      const atBothWidths = async (page, name) => {
        await seen(page, name);
        await page.setViewportSize(PHONE);
        await seen(page, `${name}-phone`);
        await page.setViewportSize({ width: 1440, height: 900 });
      };
      const nav = (name) => page.getByRole("navigation").getByRole("link", { name: t(name), exact: true }).first().click();
      const give = (name, bytes) => field(page, t("bring.file")).setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
      const preview = (shown, program) => page.getByRole("heading", { name: t("bring.preview", { shown, program }) }).waitFor();
      const bring = async () => {
        await button(page, t("bring.action")).click();
        await page.getByText(t("bring.finished")).waitFor();
      };
      const name = `Sealed ${language}`;
      let page;
      let sealed;

      step("an export is sealed with a password of the file's own, typed twice, after the master password", async () => {
        page = await open(browser, { language, base: server.secureUrl });
        await logIn(page, t, MEMBER, PASSWORD);
        await nav("shell.bring");
        await give("plain.json", JSON.stringify({
          encrypted: false,
          folders: [{ id: "f", name: `Folder ${language}` }],
          items: [{ type: 1, name, folderId: "f", login: { username: "paul", password: "p\"w é", uris: [{ match: 3, uri: "https://sealed.example" }] } }],
        }));
        await bring();
        await nav("shell.export");
        await radio(page, t("export.protected")).check();
        await field(page, t("export.file_password")).fill("too short");
        await button(page, t("export.action")).click();
        await page.getByText(t("sign_in.password_short")).first().waitFor();
        await field(page, t("export.file_password")).fill(FILE_PASSWORD);
        await field(page, t("export.file_password_again")).fill("something else");
        await button(page, t("export.action")).click();
        await page.getByText(t("sign_in.confirm_differs")).first().waitFor();
        await atBothWidths(page, "export-protected");
        await field(page, t("export.file_password_again")).fill(FILE_PASSWORD);
        await button(page, t("export.action")).click();
        await field(dialog(page), t("sign_in.master_password")).fill("not my password");
        await button(dialog(page), t("export.action")).click();
        await dialog(page).getByText(t("sign_in.wrong_password")).waitFor();
        await field(dialog(page), t("sign_in.master_password")).fill(PASSWORD);
        const [download] = await Promise.all([page.waitForEvent("download"), button(dialog(page), t("export.action")).click()]);
        assert.match(download.suggestedFilename(), /^claviger-vault-\d{4}-\d\d-\d\d-encrypted\.json$/);
        sealed = readFileSync(await download.path(), "utf8");
        const file = JSON.parse(sealed);
        assert.deepEqual([file.encrypted, file.passwordProtected, file.kdfType, file.kdfIterations], [true, true, 0, 600_000]);
        assert.ok(!sealed.includes("sealed.example") && !sealed.includes(name));
        await dialog(page).waitFor({ state: "hidden" });
        assert.equal(await field(page, t("export.file_password")).inputValue(), "", "the password is not kept");
      });

      step("the official client imports it", async () => {
        const [file, password] = [join(folder, `ours-${language}.json`), join(folder, "password")];
        writeFileSync(file, sealed);
        writeFileSync(password, FILE_PASSWORD);
        await other.bw("import", "bitwardenpasswordprotected", file, "--passwordfile", password);
        await other.bw("sync");
        const [item] = await other.json("list", "items", "--search", name);
        assert.deepEqual([item.login.username, item.login.password, item.login.uris[0].uri, item.login.uris[0].match], ["paul", "p\"w é", "https://sealed.example", 3]);
        assert.equal((await other.json("get", "folder", item.folderId)).name, `Folder ${language}`);
      });

      step("a file the official client sealed opens with its password only", async () => {
        const file = join(folder, `theirs-${language}.json`);
        await bw.bw("sync");
        await bw.bw("export", "--format", "encrypted_json", "--password", FILE_PASSWORD, "--output", file);
        await nav("shell.bring");
        await give("theirs.json", readFileSync(file));
        await field(page, t("bring.file_password")).fill("not the password");
        await button(page, t("bring.open_file")).click();
        await page.getByText(t("bring.wrong_password")).waitFor();
        await atBothWidths(page, "file-password");
        await field(page, t("bring.file_password")).fill(FILE_PASSWORD);
        await button(page, t("bring.open_file")).click();
        await page.getByRole("heading", { name: t("bring.preview", { program: "Bitwarden" }) }).waitFor();
        await bring();
      });

      step("settings that no client would write are refused at once", async () => {
        for (const change of [{ kdfIterations: 1 }, { kdfIterations: 4_000_000_000 }, { kdfType: 1, kdfMemory: 1_000_000, kdfParallelism: 4, kdfIterations: 10 }]) {
          await give("absurd.json", JSON.stringify({ ...JSON.parse(sealed), ...change }));
          await field(page, t("bring.file_password")).fill(FILE_PASSWORD);
          await button(page, t("bring.open_file")).click();
          await page.getByText(t("bring.settings_refused")).waitFor({ timeout: 5_000 });
        }
        untroubled(page);
      });

      step("an account-restricted export opens in its own account, and somebody else's is refused in words", async () => {
        const [own, foreign] = [join(folder, `own-${language}.json`), join(folder, `foreign-${language}.json`)];
        await bw.bw("sync");
        await bw.bw("export", "--format", "encrypted_json", "--output", own);
        await other.bw("export", "--format", "encrypted_json", "--output", foreign);
        await give("foreign.json", readFileSync(foreign));
        await page.getByText(t("bring.other_account")).waitFor();
        await seen(page, "other-account");
        await give("own.json", readFileSync(own));
        const items = JSON.parse(readFileSync(own, "utf8")).items.length;
        await preview(String(items), "Bitwarden");
        await page.getByText(t("bring.other_account")).waitFor({ state: "detached" });
      });

      step("1Password's vaults and KeePass's groups arrive as folders, and what stays behind is named", async () => {
        const vault = `1P ${language}`;
        const data = { accounts: [{ vaults: [{ attrs: { name: vault }, items: [
          { categoryUuid: "001", state: "active", favIndex: 1, overview: { title: "From 1Password", url: "https://one.example" }, details: {
            loginFields: [{ designation: "username", value: "anna" }, { designation: "password", value: "s3cret" }],
            sections: [{ fields: [{ id: "p", title: "Plan", value: { file: { fileName: "plan.pdf" } } }] }],
          } },
          { categoryUuid: "003", state: "trashed", overview: { title: "Thrown away" }, details: {} },
        ] }] }] };
        await give("export.1pux", zip({ "export.attributes": "{\"version\":3}", "export.data": JSON.stringify(data) }));
        await preview("1", "1Password");
        await page.getByText(t("bring.why_files")).waitFor();
        await page.getByText(t("bring.why_trash")).waitFor();
        await atBothWidths(page, "1password");
        await bring();
        await give("bomb.1pux", zip({ "export.data": " ".repeat(70_000_000) }));
        await page.getByText(t("bring.unknown")).waitFor();

        const group = `KP ${language}`;
        const string = (key, value, more = "") => `<String><Key>${key}</Key><Value${more}>${value}</Value></String>`;
        await give("keepass.xml", `<?xml version="1.0"?><KeePassFile><Root><Group><Name>Database</Name><Group><Name>${group}</Name>
          <Entry>${string("Title", "From KeePass")}${string("UserName", "anna")}${string("Password", "a&amp;b", ' ProtectInMemory="True"')}</Entry>
          <Entry>${string("Title", "Shut")}${string("Password", "AAAA", ' Protected="True"')}</Entry></Group></Group></Root></KeePassFile>`);
        await preview("1", "KeePass");
        await page.getByText(t("bring.why_sealed")).waitFor();
        await seen(page, "keepass");
        await bring();
        await give("laughs.xml", `<!DOCTYPE x [<!ENTITY a "ha">]><KeePassFile>&a;</KeePassFile>`);
        await page.getByText(t("bring.unknown")).waitFor();

        await bw.bw("sync");
        const [one] = await bw.json("list", "items", "--search", "From 1Password");
        assert.deepEqual([one.login.username, one.login.password, one.favorite], ["anna", "s3cret", true]);
        const folders = (await bw.json("list", "folders")).map((one) => one.name);
        assert.ok(folders.includes(vault) && folders.includes(group), folders.join());
        const passwords = (await bw.json("list", "items", "--search", "From KeePass")).map((one) => one.login.password);
        assert.ok(passwords.every((password) => password === "a&b"));
      });

      step("a long import can be stopped, and then nothing was imported", async () => {
        const rows = Array.from({ length: 6_000 }, (_, n) => `Many ${language} ${n},https://many.example/${n},u,p${n},`);
        await give("many.csv", `name,url,username,password,note\n${rows.join("\n")}\n`);
        await page.getByRole("heading", { name: t("bring.preview", { program: "Chrome, Edge" }) }).waitFor();
        await button(page, t("bring.action")).click();
        await button(page, t("bring.stop")).click();
        await page.getByText(t("bring.stopped")).waitFor();
        await seen(page, "stopped");
        await bw.bw("sync");
        assert.deepEqual(await bw.json("list", "items", "--search", `Many ${language}`), []);
        await give("more.csv", `name,url,username,password,note\n${"a,,u,p,\n".repeat(50_000)}`);
        await page.getByText(t("bring.too_many")).waitFor();
      });

      step("every look was right", async () => {
        assert.deepEqual(flaws, []);
        await page.context().close();
      });
    });
  }
});

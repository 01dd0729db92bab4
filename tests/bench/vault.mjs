// An account with many really sealed items, made with Node's own cryptography (crypto.md 2 to 5), for the benches.
import { createCipheriv, createHmac, generateKeyPairSync, pbkdf2Sync, randomBytes } from "node:crypto";

export const ROUNDS = 600_000;

export function makeAccount(email, password) {
  const master = pbkdf2Sync(password, email, ROUNDS, 32, "sha256");
  const half = (info) => hkdfExpand(master, info);
  const stretched = Buffer.concat([half("enc"), half("mac")]);
  const userKey = randomBytes(64);
  const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    email,
    password,
    userKey,
    wrappedUserKey: seal(userKey, stretched),
    publicKey: pair.publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    wrappedPrivateKey: seal(pair.privateKey.export({ type: "pkcs8", format: "der" }), userKey),
  };
}

// Eight sealed strings each, under a key of its own: what current clients write. Without `ownKey` all lies under the
// account's key, as older clients wrote it.
export function makeItem(account, number, { ownKey = true } = {}) {
  const key = ownKey ? randomBytes(64) : account.userKey;
  const text = (words) => seal(Buffer.from(words), key);
  return {
    type: 1,
    key: ownKey ? seal(key, account.userKey) : null,
    name: text(`Item ${number} of the ledger`),
    notes: text(`Notes of item ${number}, a line or two that people keep beside a password.`),
    favorite: number % 50 === 0,
    reprompt: 0,
    login: {
      username: text(`person${number}@example.com`),
      password: text(`pass-${number}-phrase`),
      totp: text("JBSWY3DPEHPK3PXP"),
      uris: [{ uri: text(`https://www.site${number % 997}.example/login`), match: null, uriChecksum: null }],
    },
    fields: [{ type: 0, name: text("customer"), value: text(`C-${number}`), linkedId: null }],
  };
}

// A sync answer with these items, as a server writes it.
export function makeSync(account, items) {
  const date = "2026-11-22T10:00:00.000Z";
  const around = {
    object: "cipherDetails", organizationId: null, folderId: null, collectionIds: [], organizationUseTotp: true,
    edit: true, viewPassword: true, permissions: { delete: true, restore: true }, attachments: null,
    revisionDate: date, creationDate: date, deletedDate: null, archivedDate: null, data: null,
    card: null, identity: null, secureNote: null, sshKey: null, passwordHistory: null,
  };
  const id = (number) => `10000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return {
    object: "sync",
    profile: {
      object: "profile", id: id(0), email: account.email, name: null, key: account.wrappedUserKey,
      privateKey: account.wrappedPrivateKey, organizations: [], providers: [], providerOrganizations: [],
    },
    folders: [],
    collections: [],
    ciphers: items.map((item, number) => ({ ...around, id: id(number + 1), ...item })),
    domains: null,
    policies: [],
    sends: [],
  };
}

export function seal(bytes, key) {
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-256-cbc", key.subarray(0, 32), iv);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  const mac = createHmac("sha256", key.subarray(32)).update(iv).update(sealed).digest();
  return `2.${iv.toString("base64")}|${sealed.toString("base64")}|${mac.toString("base64")}`;
}

// HKDF without its extract step: Node only has both, one block of HMAC is all that is needed for 32 bytes.
function hkdfExpand(key, info) {
  return createHmac("sha256", key).update(info).update(Buffer.from([1])).digest();
}

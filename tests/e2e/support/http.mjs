// A person who speaks the protocol without a page, for what a page cannot show: crashes, limits, broken bodies.
// What it sends as sealed is random: the server cannot tell, which is the point of the product.
import { generateKeyPairSync, pbkdf2Sync, randomBytes, randomUUID } from "node:crypto";
import assert from "node:assert/strict";

const ROUNDS = 600_000;

// Has the form of a sealed text (type 2: iv, ciphertext, mac).
export function sealed(bytes = 32) {
  const part = (length) => randomBytes(length).toString("base64");
  return `2.${part(16)}|${part(bytes)}|${part(32)}`;
}

// `keys` are really sealed ones, for whoever wants to open them later; otherwise they only have the form.
export async function register(server, email, password, invitation = {}, keys = formOfKeys()) {
  const proof = authenticationHash(email, password);
  const kdf = { kdfType: 0, iterations: ROUNDS };
  let token = invitation;
  if (Object.keys(invitation).length === 0) {
    const answer = await ask(server, "POST", "/identity/accounts/register/send-verification-email", { body: { email, name: "Person" } });
    assert.equal(answer.status, 200, `registration mail: ${answer.text}`);
    token = { emailVerificationToken: typeof answer.json === "string" ? answer.json : answer.text };
  }
  const finished = await ask(server, "POST", "/identity/accounts/register/finish", {
    body: {
      email,
      ...token,
      masterPasswordAuthentication: { kdf, masterPasswordAuthenticationHash: proof, salt: email },
      masterPasswordUnlock: { kdf, masterKeyWrappedUserKey: keys.wrappedUserKey, salt: email },
      userAsymmetricKeys: { publicKey: keys.publicKey, encryptedPrivateKey: keys.wrappedPrivateKey },
    },
  });
  assert.equal(finished.status, 200, `registration: ${finished.text}`);
  return login(server, email, password);
}

function formOfKeys() {
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const spki = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return { publicKey: spki, wrappedUserKey: sealed(80), wrappedPrivateKey: sealed(1232) };
}

export async function login(server, email, password) {
  const form = new URLSearchParams({
    grant_type: "password",
    scope: "api offline_access",
    client_id: "web",
    username: email,
    password: authenticationHash(email, password),
    deviceType: "9",
    deviceIdentifier: randomUUID(),
    deviceName: "journey",
  });
  const answer = await ask(server, "POST", "/identity/connect/token", { form });
  assert.equal(answer.status, 200, `log in: ${answer.text}`);
  const token = answer.json.access_token;
  return {
    token,
    call: (method, path, body) => ask(server, method, path, { body, token }),
  };
}

export async function ask(server, method, path, { body, form, raw, token, headers = {} } = {}) {
  const sent = { ...headers };
  if (token) sent.authorization = `Bearer ${token}`;
  if (body !== undefined || raw !== undefined) sent["content-type"] ??= "application/json";
  const response = await fetch(`${server.url}${path}`, { method, headers: sent, body: raw ?? form ?? (body === undefined ? undefined : JSON.stringify(body)) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parsed(text) };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

// crypto.md 2: the master key, once more with the password as salt.
function authenticationHash(email, password) {
  const master = pbkdf2Sync(password, email.trim().toLowerCase(), ROUNDS, 32, "sha256");
  return pbkdf2Sync(master, password, 1, 32, "sha256").toString("base64");
}

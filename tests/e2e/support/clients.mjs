// Many clients of a provider, made through HTTP: whole on the server, but nobody holds their keys. For benches and pictures.
import { generateKeyPairSync } from "node:crypto";
import { sealed } from "./http.mjs";

const KINDS = ["Atelier", "Boulangerie", "Cabinet", "Garage", "Studio"];

export async function makeClients(admin, provider, count, atOnce = 8) {
  const spki = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const client = (n) => ({
    name: `${KINDS[n % KINDS.length]} ${String(n).padStart(5, "0")}`,
    ownerEmail: `owner-${n}@example.com`,
    planType: n % 2 ? 17 : 19,
    seats: 1 + (n % 20),
    key: sealed(80),
    keyPair: { publicKey: spki, encryptedPrivateKey: sealed(1232) },
    collectionName: sealed(32),
  });
  let next = 0;
  const worker = async () => {
    while (next < count) await admin.ok("POST", `/api/providers/${provider}/clients`, client(next++));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

// Runs inside the page: our safe and the official engine open the same items, turn by turn, same tab.
// Both have been warmed with a tenth of the items before the clock starts.

const TURNS = 7;

export async function compare(address, account) {
  // As the page hands it to the safe: a blob.
  const blob = await (await fetch(address)).blob();
  const sync = JSON.parse(await blob.text());
  const official = await officialEngine(sync, account);
  const safe = await ourSafe(sync, account, blob);
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const start = performance.now();
    await official.run();
    turns.push({ official: performance.now() - start, ...(await safe.run()) });
  }
  safe.end();
  return turns;
}

async function officialEngine(sync, account) {
  const sdk = await import("/sdk/bitwarden_wasm_internal_bg.js");
  const { instance } = await WebAssembly.instantiateStreaming(fetch("/sdk/bitwarden_wasm_internal_bg.wasm"), {
    "./bitwarden_wasm_internal_bg.js": sdk,
  });
  sdk.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  const client = new sdk.PasswordManagerClient({ get_access_token: async () => undefined }, {}, new sdk.ManagedSettingsClient());
  await client.crypto().initialize_user_crypto({
    userId: crypto.randomUUID(),
    kdfParams: { pBKDF2: { iterations: 600000 } },
    email: account.email,
    accountCryptographicState: { V1: { private_key: account.wrappedPrivateKey } },
    method: { decryptedKey: { decrypted_user_key: account.userKey } },
  });
  const ciphers = sync.ciphers.map((cipher) => ({
    localData: undefined, identity: undefined, card: undefined, secureNote: undefined, sshKey: undefined,
    permissions: undefined, attachments: undefined, passwordHistory: undefined, deletedDate: undefined,
    archivedDate: undefined, organizationId: undefined, folderId: undefined, data: undefined,
    collectionIds: [], organizationUseTotp: true, edit: true, viewPassword: true,
    id: cipher.id, key: cipher.key, name: cipher.name, notes: cipher.notes, type: cipher.type,
    favorite: cipher.favorite, reprompt: 0, fields: cipher.fields,
    creationDate: cipher.creationDate, revisionDate: cipher.revisionDate,
    login: { passwordRevisionDate: undefined, autofillOnPageLoad: undefined, fido2Credentials: undefined, ...cipher.login },
  }));
  const list = (some) => client.vault().ciphers().decrypt_list(some);
  await list(ciphers.slice(0, ciphers.length / 10));
  return {
    async run() {
      const opened = await list(ciphers);
      if (opened.length !== ciphers.length) throw new Error("the official engine lost items");
    },
  };
}

async function ourSafe(sync, account, blob) {
  const safe = new Worker("/safe_loader.js", { type: "module" });
  const waiting = new Map();
  let number = 0;
  let rows = 0;
  let firstRows = 0;
  let greeted;
  const awake = new Promise((done, fail) => {
    greeted = done;
    safe.onerror = (event) => fail(new Error(`the safe does not start: ${event.message}`));
  });
  safe.onmessage = ({ data }) => {
    // The first message is a text: which build it is.
    if (typeof data === "string") return greeted();
    const [head] = data;
    const read = reader(head);
    const kind = read.varint();
    const id = read.varint();
    if (kind === 0) {
      firstRows ||= performance.now();
      rows += read.varint();
    } else if (kind === 1) {
      const failed = read.varint();
      waiting.get(id)?.(failed ? { problem: read.varint() } : { reply: read.varint() });
    }
  };
  const ask = (request, body) =>
    new Promise((done, fail) => {
      number += 1;
      waiting.set(number, (answer) => ("problem" in answer ? fail(new Error(`the safe says problem ${answer.problem}`)) : done(answer)));
      const head = new Uint8Array([...varint(number), ...request]);
      const packed = body ? [head, body] : [head];
      safe.postMessage(packed, [head.buffer]);
    });
  await awake;
  const string = (words) => {
    const bytes = new TextEncoder().encode(words);
    return [...varint(bytes.length), ...bytes];
  };
  // safe/protocol.rs: Request::Unlock(Credentials { email, password, kdf, floor }, Keys { … }) and Request::Load.
  const UNLOCK = 3;
  const LOAD = 12;
  const kdf = [0, ...varint(600000), 0, 0];
  await ask([UNLOCK, ...string(account.email), ...string(account.password), ...kdf, 0, ...string(account.wrappedUserKey), ...string(account.wrappedPrivateKey), 0]);
  await ask([LOAD], new Blob([JSON.stringify({ ...sync, ciphers: sync.ciphers.slice(0, sync.ciphers.length / 10) })]));
  return {
    async run() {
      rows = 0;
      firstRows = 0;
      const start = performance.now();
      await ask([LOAD], blob);
      const all = performance.now() - start;
      if (rows !== sync.ciphers.length) throw new Error(`the safe found ${rows} of ${sync.ciphers.length} items`);
      return { first: firstRows - start, all };
    },
    end: () => safe.terminate(),
  };
}

function varint(number) {
  const bytes = [];
  for (; number > 127; number = Math.floor(number / 128)) bytes.push((number % 128) + 128);
  return [...bytes, number];
}

function reader(bytes) {
  let at = 0;
  return {
    varint() {
      let number = 0;
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at];
        at += 1;
        number += (byte % 128) * shift;
        if (byte < 128) return number;
      }
    },
  };
}

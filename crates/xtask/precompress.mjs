// Writes FILE.br beside every compressible file of a folder and prints the sizes that the budget speaks of.
import { readdirSync, readFileSync, statSync, writeFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const folder = process.argv[2];
const compressible = /\.(wasm|js|css|html|svg|json|webmanifest|txt)$/;
let before = 0;
let after = 0;

for (const name of readdirSync(folder, { recursive: true })) {
  const file = join(folder, name);
  if (name.endsWith(".br")) {
    rmSync(file);
    continue;
  }
  if (!compressible.test(name) || !statSync(file).isFile()) continue;
  const plain = readFileSync(file);
  const packed = brotliCompressSync(plain, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    },
  });
  writeFileSync(`${file}.br`, packed);
  before += plain.length;
  after += packed.length;
  if (name.endsWith(".wasm")) {
    console.log(`    ${name}: ${plain.length.toLocaleString("en")} bytes, brotli ${packed.length.toLocaleString("en")}`);
  }
}
console.log(`    all files: ${before.toLocaleString("en")} bytes, brotli ${after.toLocaleString("en")}`);

// Cuts the symbols named in names.txt out of an unpacked lucide-static and prints the sprite.
// Refuses to know: where a symbol is used.
import { readFileSync } from "node:fs";

const from = process.argv[2];
const here = new URL(".", import.meta.url);
const names = readFileSync(new URL("names.txt", here), "utf8").split("\n").filter(Boolean);

const symbols = names.map((name) => {
  const source = readFileSync(`${from}/icons/${name}.svg`, "utf8");
  const body = source.slice(source.indexOf(">", source.indexOf("<svg")) + 1, source.lastIndexOf("</svg>"));
  const shapes = body.replace(/\s*\n\s*/g, "").trim();
  return `<symbol id="icon-${name}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${shapes}</symbol>`;
});
const mark = readFileSync(new URL("mark.svg", here), "utf8").trim();

console.log(`<svg xmlns="http://www.w3.org/2000/svg" class="sprite" aria-hidden="true">
<!-- Lucide (ISC), see style/icons/README.md; "claviger" is our own. -->
${symbols.join("\n")}
${mark}
</svg>`);

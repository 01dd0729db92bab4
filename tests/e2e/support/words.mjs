// The sentences of crates/text, read from their source, so that a journey asks for a button by the words that
// a person sees in this language and no wording stands in two places.
import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../crates/text/src/", import.meta.url);
const sentences = new Map();
const refusals = new Map();

for (const file of readdirSync(folder).filter((name) => name.endsWith(".rs"))) {
  const group = file.slice(0, -3);
  const source = readFileSync(new URL(file, folder), "utf8").replace(/^\s*\/\/.*$/gm, "");
  for (const [, name, rest] of source.matchAll(/^\s+(\w+)(?:\([^\n]*?\))?\s*=\s*((?:"|format!|match|\{)[\s\S]*?);$/gm)) {
    const parts = rest.startsWith("format!") ? formats(rest) : literals(rest);
    if (parts.length >= 2) sentences.set(`${group}.${name}`, { en: parts[0], fr: parts[1] });
  }
  // "code" | "other_code" => ("English", "French"): what a refusal of the server says.
  for (const [, codes, both] of source.matchAll(/((?:"\w+"\s*\|?\s*)+)=>\s*\(\s*("(?:[^"\\]|\\[\s\S])*",\s*"(?:[^"\\]|\\[\s\S])*"),?\s*\)/g)) {
    const [en, fr] = literals(both);
    for (const code of literals(codes)) refusals.set(code, { en, fr });
  }
}

// Both, unless one is asked for while a journey is being written.
export const LANGUAGES = (process.env.CLAVIGER_TEST_LANGUAGES ?? "en,fr").split(",");

// "fr" → t("words.save") is a string; a sentence with arguments wants them: t("items.ask_trash", { name }).
// What stays open (a plural, a number) matches anything, and t returns a RegExp.
export function words(language) {
  const t = (key, args = {}) => {
    const sentence = sentences.get(key);
    if (!sentence) throw new Error(`crates/text has no sentence '${key}'`);
    const filled = sentence[language].replace(/\{(\w*)[^}]*\}/g, (open, name) => args[name] ?? open);
    if (!/\{\w*[^}]*\}/.test(filled)) return filled;
    const pattern = filled.split(/\{\w*[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${pattern.join(".+")}$`);
  };
  t.language = language;
  t.refusal = (code) => {
    const sentence = refusals.get(code);
    if (!sentence) throw new Error(`crates/text has no sentence for the refusal '${code}'`);
    return sentence[language];
  };
  t.has = (key) => sentences.has(key);
  return t;
}

function literals(text) {
  return [...text.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)].map(([, inner]) => unescaped(inner));
}

// The first literal of each format!(…); literals inside its arguments are not sentences.
function formats(text) {
  return [...text.matchAll(/format!\(\s*"((?:[^"\\]|\\[\s\S])*)"/g)].map(([, inner]) => unescaped(inner));
}

function unescaped(text) {
  return text
    .replace(/\\u\{([0-9a-fA-F]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/\\\n\s*/g, "")
    .replace(/\\(["\\])/g, "$1");
}

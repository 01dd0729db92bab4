// Chromium, one window for each person, and what every page must keep: no error in the console, nothing
// refused by the policy, no accessibility violation.
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium } from "playwright-core";

const screenshots = new URL("../../../target/screenshots/", import.meta.url).pathname;
mkdirSync(screenshots, { recursive: true });

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export function launch() {
  return chromium.launch({
    executablePath: process.env.CLAVIGER_TEST_CHROMIUM ?? "/usr/bin/chromium",
    // As root (in a container, in CI) Chromium refuses its sandbox; the pages are our own.
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"],
  });
}

// A window of one person. `troubles` collects what no page may cause.
export async function open(browser, { language = "en", size = DESKTOP, scheme = "light", base } = {}) {
  const context = await browser.newContext({
    baseURL: base,
    locale: language === "fr" ? "fr-FR" : "en-GB",
    viewport: size,
    colorScheme: scheme,
    reducedMotion: "reduce",
    ignoreHTTPSErrors: true,
    hasTouch: size === PHONE,
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  context.setDefaultTimeout(Number(process.env.CLAVIGER_TEST_PATIENCE ?? 40_000));
  const page = await context.newPage();
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(`error: ${error.message}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused request is part of some journeys; what the page makes of it is checked on the page.
    if (message.type() === "error" && !/Failed to load resource/.test(text)) page.troubles.push(`console: ${text}`);
  });
  return page;
}

// From now on this window hears every full sync as `change` makes it, under a tag of its own: the server
// must not find the window's copy unchanged, neither now nor after `page.unrouteAll()`.
export async function rewriteSync(page, change) {
  await page.route("**/api/sync*", async (route) => {
    const { "if-none-match": _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    if (response.status() !== 200) return route.fulfill({ response });
    const json = await response.json();
    change(json);
    return route.fulfill({ response, json, headers: { ...response.headers(), etag: `"${randomUUID()}"` } });
  });
}

export function untroubled(page) {
  assert.deepEqual(page.troubles, [], "the console stays empty");
}

// For writing a journey: without looking it runs in a third of the time.
const BLIND = Boolean(process.env.CLAVIGER_TEST_BLIND);
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Zero violations; the message names rule, element and axe's reason.
export async function accessible(page, where) {
  if (BLIND) return;
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} ${node.failureSummary?.replace(/\s+/g, " ")}`),
  );
  assert.deepEqual(found, [], `axe on ${where} (${page.url()})`);
}

// A picture in light and one in dark, for people to look at: target/screenshots/NAME.light.png.
export async function picture(page, name) {
  if (BLIND) return;
  await settled(page);
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.screenshot({ path: `${screenshots}${name}.${scheme}.png` });
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

// Nothing is loading: no element says that it is busy, and fonts are there.
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]') && document.fonts.status === "loaded");
}

// A page is wider than the window only by mistake.
export async function fits(page, where) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${where} is ${over} px wider than the window (${page.url()})`);
}

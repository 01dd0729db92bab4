// How long a page keeps its person waiting, for the benches.

export const ms = (number) => `${number.toFixed(1)} ms`;

// How long the page's thread was not free: the longest gap between two ticks after each key and click, or (`whole`) in all.
export async function watched(page, act, whole = false) {
  await page.evaluate((whole) => {
    const watch = (window.__watch = { gaps: whole ? [0] : [], on: true });
    const { port1, port2 } = new MessageChannel();
    let last = performance.now();
    port1.onmessage = () => {
      const now = performance.now();
      const at = watch.gaps.length - 1;
      if (at >= 0) watch.gaps[at] = Math.max(watch.gaps[at], now - last);
      last = now;
      if (watch.on) port2.postMessage(0);
    };
    port2.postMessage(0);
    if (!whole) for (const kind of ["input", "click"]) document.addEventListener(kind, () => watch.gaps.push(0), true);
  }, whole);
  await act();
  const gaps = await page.evaluate(() => {
    window.__watch.on = false;
    return window.__watch.gaps;
  });
  return gaps.sort((a, b) => a - b);
}

export function middle(times) {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];
}

// Of sorted figures the 95th percentile.
export function high(sorted) {
  return sorted[Math.floor(sorted.length * 0.95)];
}

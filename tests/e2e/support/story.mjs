// Steps that build on each other: when one fails, the following say why they did not run instead of timing out.
import { test } from "node:test";

export function story() {
  let broken = null;
  return (name, step, options = {}) =>
    test(name, options, async (context) => {
      if (broken) return context.skip(`'${broken}' failed before`);
      try {
        await step(context);
      } catch (problem) {
        broken = name;
        throw problem;
      }
    });
}

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  parseDuration
} from "./chunk-4AKL4WDJ.js";
import {
  UsageError
} from "./chunk-PZ3W4RZL.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/cli/check-flags.ts
import { randomInt } from "node:crypto";
var schema = external_exports.object({
  base: external_exports.string().optional(),
  head: external_exports.string().optional(),
  config: external_exports.string(),
  suite: external_exports.array(external_exports.string()).default([]),
  scenario: external_exports.array(external_exports.string()).default([]),
  timeLimit: external_exports.string().optional(),
  seed: external_exports.string().optional(),
  out: external_exports.string().optional(),
  json: external_exports.boolean().default(false)
});
var largestSeed = 2 ** 31 - 1;
var seedOf = (text) => {
  if (text === void 0) return randomInt(largestSeed);
  const seed = Number(text);
  if (/^\d{1,10}$/.test(text) && seed <= largestSeed) return seed;
  throw new UsageError(
    `--seed ${JSON.stringify(text)} is not a whole number from 0 to ${largestSeed}.`,
    "Take the seed that result.json of the earlier run names."
  );
};
var timeLimitOf = (text) => {
  if (text === void 0) return null;
  const limit = parseDuration(text);
  if (limit !== null && limit >= 1e3) return limit;
  throw new UsageError(
    `--time-limit ${JSON.stringify(text)} is not a duration of at least a second.`,
    "Write it with its unit, such as 90s or 5m."
  );
};
var checkEmpty = (flags) => {
  for (const [name, value] of Object.entries(flags))
    if (value === "" || Array.isArray(value) && value.includes(""))
      throw new UsageError(
        `--${name} has an empty value.`,
        "Leave the option out, or check that the variable it comes from is set."
      );
};
var readCheckFlags = (flags) => {
  const { base, head, config, suite, scenario, timeLimit, seed, out, json } = schema.parse(flags);
  checkEmpty({ base, head, config, suite, scenario, out });
  return {
    base: base ?? null,
    head: head ?? null,
    config,
    suites: suite,
    scenarios: scenario,
    timeLimit: timeLimitOf(timeLimit),
    seed: seedOf(seed),
    out: out ?? null,
    json
  };
};

export {
  readCheckFlags
};

import type { Comparison } from '../comparison.ts';
import { concatenationOff } from './concatenation-off.ts';
import { developmentBuild, looksLikeDevelopment } from './development-build.ts';
import { diffuseGrowth } from './diffuse-growth.ts';
import { inlineSourceMap } from './inline-source-map.ts';
import { minificationOff } from './minification-off.ts';
import { olderTarget } from './older-target.ts';
import type { Detect, Sign } from './sign.ts';

// In this order: a build for development brings several of the others along.
const detectors: readonly Detect[] = [
  developmentBuild,
  minificationOff,
  concatenationOff,
  inlineSourceMap,
  olderTarget,
  diffuseGrowth,
];

/**
 * The cause in the configuration, or null. There is at most one: several signs are told as one cause, named after the first, for their
 * bytes can't be told apart and they have often one line behind them.
 */
export const detectConfiguration = (comparison: Comparison): Sign | null => {
  const signs: Sign[] = [];
  for (const detect of detectors) {
    // What grows everywhere has shown itself by then: the last ones only say in other words that all modules grew.
    const told = signs.some((it) => it.everywhere) && (detect === olderTarget || detect === diffuseGrowth);
    const sign = told ? null : detect(comparison);
    if (sign !== null) signs.push(sign);
  }
  // Nobody switches off both by hand, and not every package has a build for development that would tell.
  const neither = ['minification-off', 'concatenation-off'].every((kind) => signs.some((it) => it.kind === kind));
  const [first, ...others] =
    neither && signs[0]?.kind !== 'development-build' ? [looksLikeDevelopment, ...signs] : signs;
  if (first === undefined) return null;
  return {
    kind: first.kind,
    evidence: [...first.evidence, ...others.flatMap((it) => it.evidence)],
    fix: (first.kind === 'development-build' ? [first] : [first, ...others]).map((it) => it.fix).join(' '),
    words: [first, ...others].flatMap((it) => it.words),
    everywhere: signs.some((it) => it.everywhere),
  };
};

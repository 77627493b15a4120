import { countOf } from '../quote.ts';
import type { Detect } from './sign.ts';

/** Fewer could be two files that have a reason of their own. */
const fewest = 3;

/** Modules that were put into the scope of others stand alone, each in a function of its own and with its exports by name. */
export const concatenationOff: Detect = ({ base, head, match }) => {
  let before = 0;
  let alone = 0;
  for (const [index, { root }] of base.graph.modules.entries()) {
    const now = match.toHead[index] ?? -1;
    if (root === null || base.shipped[index] === 0 || now === -1 || head.shipped[now] === 0) continue;
    before += 1;
    if (head.module(now).root === null) alone += 1;
  }
  if (before < fewest || alone < 0.8 * before) return null;
  return {
    kind: 'concatenation-off',
    evidence: [
      'Modules are no longer concatenated.',
      `${countOf(alone, 'module')} of ${before} that shared a scope with others on the base stand alone on the head.`,
    ],
    fix: 'Switch the concatenation of modules on again (webpack: optimization.concatenateModules).',
    words: ['concatenateModules', 'ModuleConcatenationPlugin', 'optimization', 'preserveModules', 'modules', 'mode'],
    everywhere: true,
  };
};

import type { Detect } from './sign.ts';
import { untouchedGrowth } from './untouched-growth.ts';

/** Fewer modules can all have grown by chance. */
const fewest = 8;

/** Nearly every module grew, and no new one came: something that all of them went through changed, such as the minimiser. */
export const diffuseGrowth: Detect = (comparison) => {
  const { base, head, former } = comparison;
  const { modules, grown } = untouchedGrowth(comparison, 'parsed');
  const count = head.shipped.reduce((sum, it) => sum + it, 0);
  const news = head.shipped.reduce((sum, it, index) => {
    const at = former(index);
    return sum + (it === 1 && (at === -1 || base.shipped[at] === 0) ? 1 : 0);
  }, 0);
  const sources = untouchedGrowth(comparison, 'stat');
  const delivered = grown >= fewest && grown >= 0.8 * modules;
  const compiled = sources.grown >= fewest && sources.grown >= 0.8 * sources.modules;
  if ((!delivered && !compiled) || news > 0.02 * count) return null;
  return {
    kind: 'diffuse-growth',
    evidence: [
      'Nearly all modules grew, and none is new.',
      delivered
        ? `${grown} of ${modules} modules are delivered bigger than on the base.`
        : `${sources.grown} of ${sources.modules} files that the change does not touch come out of the compiler bigger.`,
    ],
    fix: 'Look at what changed in the configuration and in the versions of the bundler, compiler and minimiser.',
    words: ['optimization', 'minimizer', 'minify', 'terser', 'esbuild', 'target', 'define', 'devtool'],
    everywhere: true,
  };
};

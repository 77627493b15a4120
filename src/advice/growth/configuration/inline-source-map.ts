import { formatValue } from '../../../core/format.ts';
import { codeFiles } from './code-files.ts';
import type { Detect } from './sign.ts';

/** Source maps have become part of the text that every browser loads. */
export const inlineSourceMap: Detect = ({ base, head }) => {
  const maps = (side: typeof base): number => codeFiles(side, 'script').maps + codeFiles(side, 'style').maps;
  const [before, after] = [maps(base), maps(head)];
  if (after === 0 || before > 0) return null;
  return {
    kind: 'inline-source-map',
    evidence: [
      'Source maps are part of the emitted files.',
      `They have ${formatValue(after, 'bytes')} of them as data: addresses; the base’s have none.`,
    ],
    fix: 'Write source maps to files of their own, or none: "source-map" or false instead of "inline-source-map".',
    words: ['inline-source-map', 'inline-cheap', 'devtool', 'sourcemap', 'sourceMap', 'inline'],
    everywhere: false,
  };
};

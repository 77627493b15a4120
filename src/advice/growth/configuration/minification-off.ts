import type { ComparedSide } from '../comparison.ts';
import { codeFiles } from './code-files.ts';
import type { Detect } from './sign.ts';

/** Bytes per line: text that people could read has 30 to 40, minified text thousands, unless it keeps many comments. */
const readable = 200;

// How much bigger a text gets for certain without a minimiser: style sheets lose only their white space to it.
const kinds = [
  { kind: 'script', noun: 'scripts', times: 1.5 },
  { kind: 'style', noun: 'style sheets', times: 1.1 },
] as const;

const density = (side: ComparedSide, kind: 'script' | 'style'): { perLine: number; parsed: number } => {
  const { parsed, lines } = codeFiles(side, kind);
  return { perLine: parsed / Math.max(1, lines), parsed };
};

/** Emitted text has line breaks and white space that it had not. */
export const minificationOff: Detect = ({ base, head }) => {
  const found = kinds.flatMap(({ kind, noun, times }) => {
    const [before, after] = [density(base, kind), density(head, kind)];
    const readableNow = after.perLine < readable && before.perLine > 3 * after.perLine;
    return readableNow && before.parsed > 0 && after.parsed > times * before.parsed ? [{ noun, before, after }] : [];
  });
  if (found.length === 0) return null;
  return {
    kind: 'minification-off',
    evidence: [
      `The head’s ${found.map((it) => it.noun).join(' and ')} are not minified.`,
      ...found.map(
        ({ noun, before, after }) =>
          `The emitted ${noun} have ${Math.round(after.perLine)} bytes per line; on the base they have ${Math.round(before.perLine)}.`,
      ),
    ],
    fix: 'Switch the minimiser on again.',
    words: ['minimize', 'minimizer', 'minify', 'cssMinify', 'cssMinimizer', 'mangle', 'compress', 'whitespace'],
    everywhere: true,
  };
};

import type { Result } from './result.ts';

const gibibyte = 2 ** 30;

/** Letters, digits and dashes only: it names a file. */
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/\(r\)|\(tm\)|\bprocessor\b|\bcpu\b/g, ' ')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/**
 * Machines of one class give figures that may be set beside each other: the same platform, CPU model, number of cores,
 * memory (in whole GiB) and major version of Node. Safe as a file name, at most 100 characters.
 */
export const environmentClass = ({ platform, cpu, cores, memory, node }: Result['environment']): string => {
  const size = `${cores}c-${Math.round(memory / gibibyte)}g`;
  const runtime = `node${/\d+/.exec(node)?.[0] ?? ''}`;
  return [slug(platform), slug(cpu).slice(0, 60), size, runtime]
    .filter((it) => it !== '')
    .join('-')
    .slice(0, 100);
};

import type { BundleFile } from '../../../core/bundle/bundle-graph.ts';
import type { ComparedSide } from '../comparison.ts';

export interface CodeFiles {
  /** Bytes as delivered, source maps within them left out. */
  readonly parsed: number;
  readonly lines: number;
  /** Bytes of source maps within them. */
  readonly maps: number;
}

/** All emitted files of a kind together. */
export const codeFiles = ({ graph }: ComparedSide, kind: BundleFile['kind']): CodeFiles => {
  const sum = { parsed: 0, lines: 0, maps: 0 };
  for (const file of graph.files) {
    if (file.kind !== kind) continue;
    sum.parsed += file.parsed - file.inlineMap;
    sum.lines += file.lines;
    sum.maps += file.inlineMap;
  }
  return sum;
};

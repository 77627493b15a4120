import type { Case, Draft } from '../case.ts';
import { draft } from '../case.ts';
import { quote } from '../quote.ts';
import { isLoaded } from '../import-pairs.ts';
import { plainBailout } from './revived-import.ts';

/** Modules of both sides that grew, and of which the bundler gives a new reason for keeping more. */
export const newBailouts = (it: Case): Draft[] => {
  const { comparison, scope, claimed, configured } = it;
  const { base, head } = comparison;
  if (configured) return [];
  return scope.grown.flatMap((grown): Draft[] => {
    if (grown.by < scope.floor || claimed.head[grown.head] === 1) return [];
    const { name, package: packageName, bailouts, used } = head.module(grown.head);
    const before = base.module(grown.base);
    const known = new Set(before.bailouts.map(plainBailout));
    const said = bailouts.filter((text) => !known.has(plainBailout(text)));
    if (said.length === 0 || (used !== 'all' && used === before.used)) return [];
    const pairs = [...head.pairs.to.keys()].filter(
      (pair) => head.pairs.to[pair] === grown.head && isLoaded(head.pairs.mask[pair] ?? 0),
    );
    return [
      draft({
        kind: 'bailout',
        subject: name,
        package: packageName,
        added: [grown.head],
        replaced: [grown.base],
        pairs,
        target: grown.head,
        evidence: said.slice(0, 2).map((text) => `The bundler says of ${quote(name)}: ${quote(text)}.`),
        places: [{ kind: 'module', module: name }],
        placesFirst: comparison.change.touches(name),
      }),
    ];
  });
};

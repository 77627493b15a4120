import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { Blamed } from '../blame-gates.ts';
import type { Case, Draft } from '../case.ts';
import { biggestOf, draft } from '../case.ts';
import { quote } from '../quote.ts';
import { sumOf } from '../scope.ts';
import { isOwn } from '../side-index.ts';
import { onlyAskedLater } from './asked-later.ts';
import { barrelBetween, isBarrel } from './barrel.ts';
import { kindByContent } from './by-content.ts';
import { isIsolated } from './entry-isolation.ts';

/** A new part of the project below this is a feature like others; above it is worth asking for it later. Bytes as delivered. */
const largeFeature = 20_000;

interface Found {
  readonly kind: CauseKind;
  /** Module of the head. */
  readonly subject: number;
  readonly evidence: readonly string[];
}

const find = (it: Case, { modules }: Blamed, imported: number): Found | null => {
  const { comparison, scope } = it;
  const { base, head, former } = comparison;
  const biggest = biggestOf(it, modules);
  if (biggest === null) return null;
  const content = kindByContent(it, modules);
  if (content !== null) return { kind: content, subject: biggest, evidence: [] };
  if (isIsolated(it, modules)) {
    const evidence = ['The entry had next to nothing of what it shares now with others.'];
    return { kind: 'entry-isolation', subject: imported, evidence };
  }
  const later = onlyAskedLater(it, modules);
  if (later.length > 0) {
    const lost = later.includes(imported) ? imported : (biggestOf(it, later) ?? imported);
    const barrel = lost === imported ? null : barrelBetween(it, imported, new Set(later));
    const evidence = [
      `On the base ${quote(head.module(lost).name)} was only asked for by import(), in a chunk of its own.`,
    ];
    if (barrel === null) return { kind: 'lost-dynamic-import', subject: lost, evidence };
    const through = `The way there leads through ${quote(head.module(barrel).name)}, which loads everything that it passes on.`;
    return { kind: 'barrel', subject: lost, evidence: [...evidence, through] };
  }
  if (isBarrel(it, imported, modules)) return { kind: 'barrel', subject: imported, evidence: [] };
  const was = former(imported);
  if (scope.entry !== null && was !== -1 && base.shipped[was] === 1) {
    return { kind: 'static-import', subject: imported, evidence: ['On the base the first load had nothing of it.'] };
  }
  const written = modules.every((index) => isOwn(head.module(index)));
  const feature = scope.entry === null || (written && sumOf(head, modules) < largeFeature);
  return { kind: feature ? 'module-grew' : 'static-import', subject: imported, evidence: [] };
};

/** A file of the project that comes in by a new import, with everything that only it brings. */
export const ownImport = (it: Case, blamed: Blamed): Draft[] => {
  const { head } = it.comparison;
  const imported = Number(blamed.gate.of);
  const found = find(it, blamed, imported);
  if (found === null) return [];
  const { name, package: packageName } = head.module(found.subject);
  return [
    draft({
      kind: found.kind,
      subject: name,
      package: packageName,
      added: blamed.modules,
      pairs: blamed.gate.pairs,
      target: found.subject,
      evidence: found.evidence,
      places: [{ kind: 'module', module: name }],
    }),
  ];
};

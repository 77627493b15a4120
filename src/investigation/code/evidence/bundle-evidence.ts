import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { BundleMeasurement } from '../../../core/bundle/bundle-measurement.ts';
import { formatValue } from '../../../core/format.ts';
import { linesOf } from '../sources.ts';
import type { Group, Sign } from '../signs/sign.ts';

const classes: Readonly<Partial<Record<CauseKind, string>>> = {
  'development-build': 'development-build',
  'minification-off': 'development-build',
  'concatenation-off': 'development-build',
  'inline-source-map': 'development-build',
  'older-target': 'polyfills',
  polyfills: 'polyfills',
  'split-chunks': 'splitting',
  'static-import': 'splitting',
  'lost-dynamic-import': 'splitting',
  'entry-isolation': 'splitting',
  'moved-into-first-load': 'splitting',
  barrel: 'tree-shaking',
  'commonjs-library': 'tree-shaking',
  'require-of-module': 'tree-shaking',
  'side-effects': 'tree-shaking',
  bailout: 'tree-shaking',
  'two-formats': 'dependency-heavier',
  'duplicate-version': 'dependency-heavier',
  'dependency-grew': 'dependency-heavier',
  'new-dependency': 'bundle-dependency',
  'near-duplicate': 'bundle-dependency',
  'loaded-twice': 'splitting',
  'copied-modules': 'splitting',
};

/** Causes of a bundle's growth that lie in the group's lines, or in a package that it changes. */
export const bundleEvidence = (group: Group, bundles: readonly BundleMeasurement[]): readonly Sign[] =>
  bundles.flatMap(({ suite, growth }) => {
    const causes = growth?.causes ?? [];
    const total = Math.max(1, ...causes.map(({ cost }) => cost.gzip));
    return causes.flatMap((cause): readonly Sign[] => {
      const { location } = cause;
      const isHere =
        location !== null &&
        group.units.some((unit) =>
          linesOf(unit, 'head').some(
            (it) => it.path === location.path && it.startLine <= location.endLine && location.startLine <= it.endLine,
          ),
        );
      const isPackage = group.units.some(({ packages }) => cause.package !== null && packages.includes(cause.package));
      if (!isHere && !isPackage) return [];
      const cost = formatValue(cause.cost.gzip, 'bytes');
      const where = cause.entry === null ? 'all files' : `the first load of ${cause.entry.slice(0, 60)}`;
      return [
        {
          class: classes[cause.kind] ?? 'code-grew',
          weight: (isHere ? 0.6 : 0.5) + 0.35 * Math.max(0, cause.cost.gzip / total),
          title: `${cause.subject.slice(0, 80)} in the bundle`,
          text: `${cause.subject.slice(0, 80)} makes ${where} ${cost} larger (gzip). ${cause.evidence.slice(0, 2).join(' ').slice(0, 400)}`.trim(),
          place: isHere ? { path: location.path, line: location.startLine } : null,
          suite,
        },
      ];
    });
  });

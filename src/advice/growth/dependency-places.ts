import type { Comparison } from './comparison.ts';
import type { SourcePlace } from './growth-plan.ts';

/** Lines that decide about a package: its dependency in a package.json, its version in the lock file; then those of what asks for it. */
export const dependencyPlaces = ({ change }: Comparison, name: string): SourcePlace[] => {
  const lock = change.lockOf(name);
  const manifests = [name, ...(lock?.askedBy ?? [])].flatMap((asked) =>
    change
      .manifestsWith(asked)
      .map((it): SourcePlace => ({ kind: 'manifest', file: it.file, field: null, package: asked })),
  );
  return [
    ...manifests,
    ...(lock === null ? [] : [{ kind: 'lock', file: lock.file, package: name } satisfies SourcePlace]),
  ];
};

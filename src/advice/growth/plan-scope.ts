import { blameGates } from './blame-gates.ts';
import type { Case, Draft } from './case.ts';
import { claim } from './case.ts';
import { companies } from './companions.ts';
import type { Comparison } from './comparison.ts';
import { findGates } from './gates.ts';
import { newBailouts } from './rules/bailouts.ts';
import { assetInlined } from './rules/asset-inlined.ts';
import { contextImport } from './rules/context-import.ts';
import { copies } from './rules/copies.ts';
import { dependencies } from './rules/dependencies.ts';
import { duplicateVersions, twoFormats } from './rules/duplicates.ts';
import { ownGrowth } from './rules/own-growth.ts';
import { ownImport } from './rules/own-import.ts';
import { movedIntoFirstLoad } from './rules/moved.ts';
import { isUpgrade, packageImport } from './rules/package-import.ts';
import { keptByBailout, sideEffectsLost } from './rules/revived-import.ts';
import { splitChunks } from './rules/split-chunks.ts';
import type { Scope } from './scope.ts';
import { findWays } from './ways.ts';

export interface ScopePlan {
  readonly it: Case;
  /** No module is in two of them. */
  readonly drafts: readonly Draft[];
  /** Modules of the head that several causes bring, so that they go only when all of them go. Ascending. */
  readonly shared: readonly number[];
}

/** Runs the rules over one scope. What is special goes before what is general, so that a module goes to the cause that says most. */
export const planScope = (comparison: Comparison, scope: Scope, configured: boolean): ScopePlan => {
  const it: Case = {
    comparison,
    scope,
    ways: findWays(comparison, scope),
    configured,
    claimed: {
      head: new Uint8Array(comparison.head.graph.modules.length),
      base: new Uint8Array(comparison.base.graph.modules.length),
    },
  };
  const drafts: Draft[] = [];
  const take = (found: readonly Draft[]): void => {
    for (const one of found) {
      drafts.push(one);
      claim(it, one);
    }
  };
  // Of these no import of the change tells, or not enough.
  for (const rule of [splitChunks, copies, assetInlined, duplicateVersions, twoFormats]) take(rule(it));
  const gates = findGates(comparison, scope, configured);
  const { blamed, together } = blameGates(comparison, scope, {
    gates,
    claimed: it.claimed.head,
    company: companies(comparison, scope, it.ways.distance),
  });
  const upgrades = new Set(
    blamed.filter((one) => one.gate.sort === 'from' || (one.gate.sort === 'package' && isUpgrade(it, one))),
  );
  const ofDependencies = new Set([...upgrades].flatMap(({ modules }) => modules));
  const shared = together.filter((index) => !ofDependencies.has(index));
  for (const one of blamed) if (one.gate.sort === 'context') take(contextImport(it, one));
  for (const one of blamed) if (one.gate.sort === 'effects') take(sideEffectsLost(it, one));
  for (const one of blamed) if (one.gate.sort === 'bailout') take(keptByBailout(it, one));
  for (const one of blamed) if (one.gate.sort === 'package' && !upgrades.has(one)) take(packageImport(it, one));
  for (const one of blamed) if (one.gate.sort === 'module') take(ownImport(it, one));
  take(movedIntoFirstLoad(it, new Set([...shared, ...ofDependencies])));
  take(newBailouts(it));
  take(dependencies(it, [...upgrades], shared));
  take(ownGrowth(it, shared));
  return { it, drafts, shared: shared.filter((index) => it.claimed.head[index] === 0) };
};

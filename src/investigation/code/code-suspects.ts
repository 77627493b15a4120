import type { Facts } from '../facts.ts';
import type { Suspect } from '../suspect.ts';
import type { Change, Unit } from '../units/change.ts';
import { createFlip } from '../units/flip.ts';
import { readChange } from '../units/read-change.ts';
import { createScriptReader } from '../units/read-script.ts';
import { createUnitPatches, type UnitPatches } from '../units/undo-units.ts';
import { bundleEvidence } from './evidence/bundle-evidence.ts';
import { createVersions, dependencyEvidence } from './evidence/dependency-evidence.ts';
import { createLink } from './evidence/link.ts';
import { planEvidence } from './evidence/plan-evidence.ts';
import { profileEvidence } from './evidence/profile-evidence.ts';
import { isWithin, suiteFacts, type SuiteFacts } from './evidence/suite-facts.ts';
import { workEvidence } from './evidence/work-evidence.ts';
import { candidatesOf, groupOf, signRules } from './groups.ts';
import { makeSuspect } from './make-suspect.ts';
import { mergeSuspects } from './merge-suspects.ts';
import type { Sign } from './signs/sign.ts';
import { createSources } from './sources.ts';

/** The change taken apart, and who may be guilty in it. */
export interface CodeFindings {
  /** Every unit of code, dependency and migration that may change how the service runs is in at least one; the most suspected first. */
  readonly suspects: readonly Suspect[];
  readonly change: Change;
  /** For experiments with several units at once. */
  readonly patches: UnitPatches;
}

const signsOf = (units: readonly Unit[], byUnit: ReadonlyMap<string, readonly Sign[]>): readonly Sign[] => {
  const all = units.flatMap(({ id }) => byUnit.get(id) ?? []);
  // Units of one function are told by the same sentence.
  return Array.from(new Map(all.toSorted((a, b) => a.weight - b.weight).map((it) => [it.text, it])).values());
};

/** Looks at the change as one who knows code: what each part of it may cost, and what was measured where it is. Never throws. */
export const investigateCode = (facts: Facts): CodeFindings => {
  const read = createScriptReader();
  const change = readChange(facts, read);
  const patches = createUnitPatches(change, createFlip(change, read));
  const sources = createSources(change, read);
  const link = createLink(sources);
  const suites = suiteFacts(facts);
  const versions = createVersions(change.files.values());
  const profiled = suites.map((suite) => profileEvidence(change.units, change.files, suite));
  const isOf = (units: readonly Unit[], suite: SuiteFacts): boolean =>
    units.some(({ pieces }) => pieces.some(({ path }) => isWithin(path, suite)));

  const evidenceOf = (units: readonly Unit[]): readonly Sign[] => {
    const group = groupOf(units, sources);
    const own = suites.filter((suite) => isOf(units, suite));
    return [
      ...signRules.flatMap((rule) => rule(group)),
      ...own.flatMap((suite) => [...workEvidence(group, suite, link), ...planEvidence(group, suite)]),
      ...profiled.flatMap((byUnit) => signsOf(units, byUnit)),
      ...units.flatMap((unit) => dependencyEvidence(unit, versions(unit), suites)),
      ...bundleEvidence(group, facts.bundles ?? []),
    ];
  };
  const strongest = (unit: Unit): number => Math.max(0, ...evidenceOf([unit]).map(({ weight }) => weight));
  const candidates = candidatesOf(change, patches, strongest);
  const suspects = candidates.map((candidate) =>
    makeSuspect({ candidate, signs: evidenceOf(candidate.units), suites, patches }),
  );
  return { suspects: mergeSuspects(suspects), change, patches };
};

/** Suspects of the code, the most suspected first. */
export const codeSuspects = (facts: Facts): readonly Suspect[] => investigateCode(facts).suspects;

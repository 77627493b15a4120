import { posix } from 'node:path';
import type { Facts } from '../facts.ts';
import type { Change } from '../units/change.ts';
import { readChange } from '../units/read-change.ts';
import { createUnitPatches } from '../units/undo-units.ts';
import { createUnitAt } from '../units/unit-at.ts';
import { changedFiles } from './changes.ts';
import { idOf } from './read/entry.ts';
import { type ResourceReading, resourceReadings } from './readings/resource-readings.ts';
import { maskSecrets } from './secrets/mask-secrets.ts';
import { createKeyUndo, type KeyUndone } from './suspects/key-undo.ts';
import { knownChange, type KnownChange, type Measured, tellingLiterals } from './suspects/known-change.ts';
import {
  type ConfigurationChange,
  type ConfigurationSuspect,
  makeSuspect,
  shownChange,
  together,
} from './suspects/make-suspect.ts';

export interface InfrastructureView {
  /** The most suspected first. */
  readonly suspects: readonly ConfigurationSuspect[];
  /** Keys that differ, as they may be shown; at most 1000. */
  readonly changes: readonly ConfigurationChange[];
  readonly readings: readonly ResourceReading[];
  /** What could not be read as it should; sentences. */
  readonly notes: readonly string[];
}

export interface InfrastructureOptions {
  /** What the suites run: install, build, setup and start. They say which files of a deployment reach the measured service. */
  readonly commands?: readonly string[];
  /** The change taken apart, where that was done already. */
  readonly change?: Change;
}

type LookedAt = Pick<Facts, 'files' | 'diff' | 'directories' | 'result' | 'blocks'>;

/** More are no suspects but a list; of keys that no rule knows fewer will do. */
const most = { suspects: 60, unknown: 20, changes: 1000 };

/** Suites whose directory holds a file; [] where that are all, or none. */
const suitesOf = (file: string, directories: Facts['directories']): readonly string[] => {
  const names = Object.keys(directories);
  const own = names.filter((name) => {
    const directory = posix.join(directories[name] ?? '', '.');
    return directory === '.' || file.startsWith(`${directory.replace(/\/$/u, '')}/`);
  });
  return own.length === names.length ? [] : own;
};

/** Lines of programs are undone as the code expert undoes them: both then speak of the same unit. */
const createLineUndo = (change: Change): ((change: KnownChange) => KeyUndone) => {
  const unitAt = createUnitAt(change.units);
  const patches = createUnitPatches(change);
  return ({ file, line }) => {
    const unit = unitAt(file.file, 'head', line);
    if (unit === null) return { reason: 'Its line belongs to nothing that can be undone alone.' };
    const made = patches.undoAll([unit.id]);
    if ('reason' in made) return made;
    const reverse = patches.applyAll([unit.id]);
    const { patch, units } = made;
    return {
      undo: { kind: 'hunk', patch, apply: 'patch' in reverse ? reverse.patch : null, units, shown: maskSecrets(patch) },
    };
  };
};

/** New and deleted files only say something by keys that a rule knows: everything in them is new. */
const isTelling = ({ file, rule }: KnownChange): boolean => rule !== null || (!file.isNew && !file.isGone);

/** What the change did to the configuration, what it means, and what the resources of both sides looked like. Never throws. */
export const lookAtInfrastructure = (facts: LookedAt, options: InfrastructureOptions = {}): InfrastructureView => {
  const files = changedFiles(facts);
  const readings = resourceReadings(facts);
  const all = files.flatMap((file) => file.changes.map((change) => knownChange(change, file)));
  const settings = all.filter(({ kind }) => kind !== 'source');
  const literals = tellingLiterals(all.filter(({ kind }) => kind === 'source'));
  const undoKey = createKeyUndo();
  const undoLine = literals.length === 0 ? null : createLineUndo(options.change ?? readChange(facts));
  const measuredFor = ({ file }: KnownChange): Measured => {
    const suites = suitesOf(file.file, facts.directories);
    const isOwn = (suite: string): boolean => suites.length === 0 || suites.includes(suite);
    return {
      suites,
      metrics: facts.result.metrics.filter(({ suite }) => isOwn(suite)),
      readings: readings.filter(({ suite }) => isOwn(suite)),
      blocks: facts.blocks,
    };
  };
  const undo = (change: KnownChange): KeyUndone =>
    change.kind === 'source' && undoLine !== null ? undoLine(change) : undoKey(change);
  const groups = Map.groupBy([...settings.filter(isTelling), ...literals], (change) =>
    change.kind === 'source'
      ? `${change.file.file} ${change.line}`
      : `${change.file.file} ${idOf(change.unit)} ${change.part ?? ''}`,
  );
  const suspectOf = (
    changes: readonly KnownChange[],
    how: (change: KnownChange) => KeyUndone | null,
  ): ConfigurationSuspect | null =>
    together(changes.map((it) => makeSuspect(it, measuredFor(it), how(it), options.commands ?? [])));
  const ranked = Array.from(groups.values(), (changes) => ({
    changes,
    isKnown: changes.some(({ rule }) => rule !== null),
    weight: suspectOf(changes, () => null)?.weight ?? 0,
  })).toSorted((a, b) => b.weight - a.weight);
  const unknown = new Set(ranked.filter(({ isKnown }) => !isKnown).slice(most.unknown));
  // Undoing takes longer than ranking: only what is kept is undone.
  const kept = ranked.filter((it) => !unknown.has(it)).slice(0, most.suspects);
  return {
    suspects: kept.flatMap(({ changes }) => suspectOf(changes, undo) ?? []),
    changes: [...settings, ...literals].slice(0, most.changes).map(shownChange),
    readings,
    notes: files.flatMap(({ notes }) => notes).map(maskSecrets),
  };
};

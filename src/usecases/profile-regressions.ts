import { compareProfiles } from '../advice/profile/compare-profiles.ts';
import { createLineMap } from '../advice/profile/line-map.ts';
import { type ChangedLines, parseChangedLines } from '../advice/source/changed-lines.ts';
import type { SourceText } from '../advice/source/source-text.ts';
import type { Block } from '../core/block.ts';
import type { Clock } from '../core/clock.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { Random } from '../core/random.ts';
import type { Judgement } from '../gate/judge-input.ts';
import { isMeasuringFailure } from './failed-block.ts';
import type { CheckPlan } from './plan-check.ts';
import type { Archive, Laboratory, Report, Repository } from './ports.ts';
import { profileWishes } from './profile-wishes.ts';

export interface ProfileOptions {
  readonly plan: CheckPlan;
  readonly judgement: Judgement;
  readonly blocks: readonly Block[];
  readonly seed: number;
  readonly random: Random;
  /** Time of `clock` after which none is begun, ms. */
  readonly deadline: number;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly repository: Pick<Repository, 'diff' | 'read'>;
  readonly laboratory: Laboratory;
  readonly archive: Archive;
  readonly report: Report;
}

export interface Profiled {
  readonly profiles: readonly ProfileDifference[];
  readonly notices: readonly string[];
}

/** Two starts of each side tell how far processes differ by themselves. */
const rounds = 2;
/** Slices of a profile and the load of the other side between them, ms. */
const perKind = 10_000;
/** More changed files are not read: the profile then goes by their lines alone. */
const mostFiles = 300;
const source = /\.[cm]?[jt]sx?$/;

const readSources = async (
  changed: readonly ChangedLines[],
  { read }: Pick<Repository, 'read'>,
): Promise<SourceText[]> => {
  const texts: SourceText[] = [];
  for (const { path, previousPath, status } of changed.filter((it) => source.test(it.path)).slice(0, mostFiles))
    texts.push({
      path,
      base: status === 'added' ? null : await read('base', previousPath ?? path),
      head: status === 'removed' ? null : await read('head', path),
    });
  return texts;
};

/** Time that the profiles of a suite take, as its blocks suggest, ms. */
const timeOf = (blocks: readonly Block[], kinds: number): number => {
  const starts = blocks.map(({ time }) => time.start + time.warmUp);
  return rounds * (Math.max(0, ...starts) + kinds * perKind * 2);
};

/**
 * Profiles the suites that were shown to be slower or hungrier, as long as there is time: which function it is. Decides nothing, so
 * it comes when all is decided, in processes of its own; what goes wrong with it is a notice.
 *
 * @throws the signal's reason when it is aborted; OutputError when a profile can't be kept.
 */
export const profileRegressions = async (options: ProfileOptions): Promise<Profiled> => {
  const { plan, judgement, blocks, seed, clock, signal, repository, laboratory, archive, report } = options;
  const profiles: ProfileDifference[] = [];
  const notices: string[] = [];
  const wishes = profileWishes(judgement.metrics);
  if (wishes.length === 0) return { profiles, notices };
  const diff = await repository.diff();
  const changed = diff === null ? [] : parseChangedLines(diff);
  const sources = await readSources(changed, repository);
  for (const { suite: name, kinds, route } of wishes) {
    const planned = plan.suites.find(({ suite }) => suite.name === name);
    if (planned === undefined || planned.suite.type !== 'service' || planned.alone) continue;
    const measured = blocks.filter((it) => it.suite === name && it.discarded === null);
    if (clock.now() + timeOf(measured, kinds.length) > options.deadline) {
      notices.push(`${name} was not profiled: the time limit leaves no room for it.`);
      continue;
    }
    const { suite, own, schedule, alone } = planned;
    report({ kind: 'step', text: `profiling ${name}${route === null ? '' : `, ${route}`}` });
    const [first] = measured;
    const warmUp = first === undefined ? suite.warmUp : { min: first.warmUp.duration, max: first.warmUp.duration };
    try {
      const taken = await laboratory.profile({
        suite,
        own,
        schedule,
        alone,
        kinds,
        route,
        rounds,
        seed,
        random: options.random.fork(`${name}/profiles`),
        warmUp,
        slice: null,
      });
      const lines = createLineMap(changed, own.head.directory, sources);
      for (const kind of kinds) {
        const profile = compareProfiles({ suite: name, kind, profiles: taken, lines, seed });
        await archive.keepProfile(profile);
        profiles.push(profile);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!isMeasuringFailure(error)) throw error;
      notices.push(`${name} could not be profiled: ${error.message.split('\n')[0] ?? ''}`);
    }
  }
  return { profiles, notices };
};

import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseConfiguration } from '../../config/load-configuration.ts';
import { systemClock } from '../../core/clock.ts';
import { UsageError } from '../../core/errors.ts';
import { formatDuration } from '../../core/format.ts';
import type { Measurement } from '../../core/measurement.ts';
import type { Series, SeriesPoint } from '../../core/series.ts';
import { defaultDirectory } from '../../measure/archive.ts';
import { readMachine } from '../../measure/machine.ts';
import { openRepository } from '../../measure/repository.ts';
import { openMeasureArchive } from '../../measure/scenario/measure-archive.ts';
import { openScenarioLaboratory } from '../../measure/scenario/scenario-laboratory.ts';
import { createRunDirectory } from '../../measure/workspace/run-directory.ts';
import { scrubbedEnvironment } from '../../measure/workspace/scrubbed-environment.ts';
import { renderMeasureMarkdown } from '../../report/measure-markdown.ts';
import type { MeasureProgress } from '../../report/measure-progress.ts';
import { isMeasuringFailure } from '../failed-block.ts';
import { configurationSource } from '../run/configuration-source.ts';
import { reasonOf } from '../reasons.ts';
import { concludeMeasure, type MeasureRecord } from './conclude-measure.ts';
import { loadData } from './load-data.ts';
import { CutShort } from './observe.ts';
import { loadText, type MeasureOptions, type MeasurePart, planMeasure, plannedPart } from './plan-measure.ts';
import { runPart } from './run-part.ts';

/** What is measured, by whoever asks for it: the command line, or a job of the App. */
export interface MeasureRunOptions extends MeasureOptions {
  /** Anywhere inside the repository. */
  readonly cwd: string;
  /** The commit to measure; null: the working tree, uncommitted work included. */
  readonly ref: string | null;
  /** `.github/pacegate.yml` counts from the root of the repository, any other path from `cwd`. */
  readonly config: string;
  /** For the whole run, ms; null for none. */
  readonly timeLimit: number | null;
  readonly seed: number;
  /** Output directory, from `cwd`; null for the default. */
  readonly out: string | null;
  /** Fills `${NAME}` in the configuration; scrubbed before any command sees it. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of Pacegate. */
  readonly version: string;
}

/** The process that a run lives in. */
export interface MeasureHost {
  readonly signal: AbortSignal;
  readonly report: (progress: MeasureProgress) => void;
  /** Registers what must go at once when the process ends in the middle, the last first; disposing takes it back. */
  readonly onExit: (cleanup: () => void) => Disposable;
}

export interface MeasureOutcome {
  readonly measurement: Measurement;
  /** The output directory as it is shown to people, and the same, absolute. */
  readonly directory: string;
  readonly path: string;
  /** The report, Markdown. */
  readonly report: string;
}

/** Timers can't be set for longer, ms. */
const longestTimer = 2 ** 31 - 1;
/** How many intervals progress shows. */
const courseLength = 40;

const shareOfErrors = ({ routes }: SeriesPoint): number => {
  const all = Object.values(routes);
  const errors = all.reduce((sum, it) => sum + it.errors, 0);
  return errors === 0 ? 0 : errors / (errors + all.reduce((sum, it) => sum + it.ok, 0));
};

/** Tells of every point. */
const teller = (report: MeasureHost['report']) => {
  let course: number[] = [];
  let current: MeasurePart | null = null;
  /** When the load began, after the warm-up, which is not part of the planned length. */
  let begun: number | null = null;
  return (part: MeasurePart, point: SeriesPoint): void => {
    if (current !== part) [course, begun] = [[], null];
    current = part;
    if (point.phase !== 'warm-up') begun ??= point.at;
    if (point.p95 !== null) course = [...course, point.p95].slice(-courseLength);
    const { at, length, phase, asked, served, p95, rss } = point;
    const place = { suite: part.suite.name, scenario: part.scenario.name, planned: part.duration };
    report({
      kind: 'load',
      ...place,
      phase,
      elapsed: at + length - (begun ?? 0),
      asked,
      served,
      p95,
      errors: shareOfErrors(point),
      rss,
      course,
    });
  };
};

/**
 * Measures one commit under the load of its scenarios and holds it to its budgets. What was measured is on the disk at once;
 * a signal or the time limit ends the load, and what there is is concluded as partial.
 *
 * @throws ConfigurationError, UsageError, RepositoryError: nothing was measured. OutputError: something can't be kept. The
 * signal's reason when it is aborted before the first load. Everything else that goes wrong is an `invalid` measurement.
 */
export const runMeasure = async (options: MeasureRunOptions, host: MeasureHost): Promise<MeasureOutcome> => {
  const { cwd, ref, version, seed, timeLimit } = options;
  const { signal, report } = host;
  const clock = systemClock;
  const [started, startedAt] = [clock.now(), clock.date()];
  const step = (text: string): void => report({ kind: 'step', text });
  const timer = timeLimit === null ? null : AbortSignal.timeout(Math.min(longestTimer, timeLimit));
  const stop = timer === null ? signal : AbortSignal.any([signal, timer]);
  const stopText = (): string =>
    signal.aborted
      ? signal.reason instanceof Error
        ? signal.reason.message
        : 'Stopped.'
      : `The time limit of ${formatDuration(timeLimit ?? 0)} was over.`;

  await using stack = new AsyncDisposableStack();
  const exits = stack.use(new DisposableStack());
  const run = stack.use(await createRunDirectory());
  exits.use(host.onExit(() => run.removeSync()));
  const environment = { ...options.environment, PACEGATE_RUN: run.id };
  let logs = { path: run.path, shown: run.path };
  // Nothing is compared: the commit stands on both sides, and only the one is checked out.
  const repository = await openRepository({
    cwd,
    base: ref ?? 'HEAD',
    head: ref,
    directory: run.path,
    outputs: options.out === null ? [] : [resolve(cwd, options.out)],
    environment,
    logs: () => logs,
    signal,
    step,
  });
  const { sides, checkouts } = repository;
  const { ref: name, commit, tree, dirty } = sides.head;
  step(`measuring ${name} (${commit.slice(0, 10)}${dirty ? ', with uncommitted work' : ''})`);
  const source = await configurationSource(options.config, cwd, sides.top);
  const text = source.kind === 'file' ? source.text : await repository.read('head', source.path);
  if (text === null)
    throw new UsageError(
      `There is no ${source.path} in this commit.`,
      'Write one (docs/configuration.md has a complete example), or name another file with --config.',
    );
  const configuration = parseConfiguration({ file: source.path, text, environment: options.environment });
  const plan = planMeasure(configuration, options);
  const read = (path: string): Promise<string | null> => repository.read('head', path);
  const parts: MeasurePart[] = [];
  for (const part of plan.parts) parts.push({ ...part, data: await loadData(part, { file: source.path, text, read }) });

  const out = options.out ?? defaultDirectory(sides.top, startedAt, commit);
  const archive = await openMeasureArchive(cwd, out, options.out === null ? join(sides.top, '.pacegate') : null);
  logs = archive.logs;
  step(`results go to ${archive.directory}`);
  const record: MeasureRecord = {
    schema: 'pacegate/measure-plan@1',
    commit: { ref: name, commit, tree, dirty },
    full: options.full,
    environment: readMachine(version),
    seed,
    startedAt: startedAt.toISOString(),
    notices: [...sides.notices, ...plan.notices],
    policy: configuration.policy,
    parts: parts.map(plannedPart),
  };
  await archive.keepPlan(record);

  const kept = new Map<string, Series>();
  let reason: string | null = null;
  const sleep = async (ms: number): Promise<void> => {
    try {
      await delay(ms, undefined, { signal: stop });
    } catch {
      throw new CutShort(stopText());
    }
  };
  try {
    const suites = [...new Set(parts.map(({ suite }) => suite))];
    await repository.prepare('head', suites, timeLimit === null ? longestTimer : timeLimit - (clock.now() - started));
    await using laboratory = await openScenarioLaboratory({
      directory: run.path,
      checkout: checkouts.head,
      environment: { ...scrubbedEnvironment(environment), PACEGATE_RUN: run.id },
      logs,
      signal,
    });
    exits.use(host.onExit(() => laboratory.killSync()));
    const told = teller(report);
    for (const part of parts) {
      if (stop.aborted) break;
      step(
        `${part.suite.name} ${part.scenario.name}: ${loadText(part.scenario)}, for ${formatDuration(part.duration)}`,
      );
      const tools = { laboratory, archive, clock, sleep, told, seed, policy: configuration.policy.budgets };
      const { path, series } = await runPart(part, tools);
      kept.set(path, series);
    }
    if (stop.aborted) reason = stopText();
  } catch (error) {
    if (kept.size === 0) signal.throwIfAborted();
    if (!signal.aborted && !isMeasuringFailure(error)) throw error;
    reason = isMeasuringFailure(error) ? reasonOf(error) : stopText();
  }
  const measurement = concludeMeasure(record, kept, { duration: clock.now() - started, reason });
  const markdown = renderMeasureMarkdown(measurement);
  await archive.keep(measurement, markdown);
  report({ kind: 'verdict', verdict: measurement.verdict, elapsed: measurement.duration });
  return { measurement, directory: archive.directory, path: resolve(cwd, out), report: markdown };
};

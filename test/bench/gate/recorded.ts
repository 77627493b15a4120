import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blockSchema, type Block } from '../../../src/core/block.ts';
import { resultSchema, type Result } from '../../../src/core/result.ts';
import { observe } from '../../../src/gate/observe.ts';
import type { SuiteShape } from '../../../src/gate/judge-input.ts';
import type { Change, Trial } from './changes.ts';

/** What one block says about one comparison. */
export interface Cell {
  readonly base: number;
  readonly head: number;
  /** Larger is worse: log(head / base) for metrics that are better when lower. */
  readonly effect: number;
}

/** The counted comparison blocks of a run: one row a block, by comparison. */
export type Row = ReadonlyMap<string, Cell>;

export interface Recorded {
  readonly change: Change;
  readonly result: Result;
  readonly rows: readonly Row[];
}

export const keyOf = ({ metric, route }: { metric: string; route: string | null }): string =>
  `${metric} ${route ?? 'all'}`;

const shapeOf = (directory: string): SuiteShape => {
  const plan: { suites: SuiteShape[] } = JSON.parse(readFileSync(join(directory, 'raw/plan.json'), 'utf8'));
  const [suite] = plan.suites;
  if (suite === undefined) throw new Error(`${directory} has no suite`);
  return suite;
};

const rowOf = (block: Block, shape: SuiteShape): Row =>
  new Map(
    observe(block, shape).flatMap((it) =>
      it.kind === 'seen' ? [[keyOf(it), { base: it.base, head: it.head, effect: it.effect }] as const] : [],
    ),
  );

/** Reads the trials that were run, in the order they were run. */
export const readRecorded = (trials: readonly Trial[], out: string): Recorded[] =>
  trials.flatMap(({ name, change }) => {
    const directory = join(out, name);
    if (!existsSync(join(directory, 'result.json'))) return [];
    const result = resultSchema.parse(JSON.parse(readFileSync(join(directory, 'result.json'), 'utf8')));
    const raw = join(directory, 'raw');
    const blocks = (existsSync(raw) ? readdirSync(raw) : [])
      .filter((file) => /-\d+\.json$/.test(file))
      .sort()
      .map((file) => blockSchema.parse(JSON.parse(readFileSync(join(raw, file), 'utf8'))))
      .filter(({ kind, discarded }) => kind === 'comparison' && discarded === null);
    const shape = blocks.length === 0 ? null : shapeOf(directory);
    return [{ change, result, rows: shape === null ? [] : blocks.map((block) => rowOf(block, shape)) }];
  });

import { z } from 'zod';
import { UsageError } from '../core/errors.ts';
import type { LogDeploy } from '../investigation/data/logs/log-view.ts';
import { type CheckFlags, readCheckFlags } from './check-flags.ts';

const schema = z.object({
  result: z.string().optional(),
  logs: z.array(z.string()).default([]),
  by: z.array(z.string()).default([]),
  deploys: z.array(z.string()).default([]),
});

export interface InvestigateFlags extends CheckFlags {
  /** Directory of an earlier run. */
  readonly earlier: string | null;
  /** What becomes of one of another change: who says where a new run goes wants it. */
  readonly otherwise: 'refuse' | 'measure';
  readonly logs: {
    readonly files: readonly string[];
    readonly by: readonly string[];
    readonly deploys: readonly LogDeploy[];
  } | null;
}

const mostFields = 3;

const deployOf = (text: string): LogDeploy => {
  const [, time = '', name = ''] = /^([^=]+)=(.+)$/u.exec(text) ?? [];
  const at = Date.parse(time);
  if (Number.isNaN(at) || name.trim() === '')
    throw new UsageError(
      `--deploys ${JSON.stringify(text)} is not a time and a name.`,
      'Write it as 2026-03-02T09:00:00Z=v2.1, with the zone.',
    );
  return { at, name: name.trim() };
};

/** Checks the flags of `pacegate investigate`. Throws a UsageError. */
export const readInvestigateFlags = (flags: unknown): InvestigateFlags => {
  const check = readCheckFlags(flags);
  const { result, logs, by, deploys } = schema.parse(flags);
  if (result === '' || [...logs, ...by].includes(''))
    throw new UsageError(
      `--${result === '' ? 'result' : logs.includes('') ? 'logs' : 'by'} has an empty value.`,
      'Leave the option out, or check that the variable it comes from is set.',
    );
  if (logs.length === 0 && by.length + deploys.length > 0)
    throw new UsageError('--by and --deploys say how logs are read, and there are none.', 'Name them with --logs.');
  if (by.length > mostFields)
    throw new UsageError(
      `Logs can be told apart by ${mostFields} fields at most, not ${by.length}.`,
      'Give fewer --by.',
    );
  return {
    ...check,
    earlier: result ?? null,
    otherwise: check.out === null ? 'refuse' : 'measure',
    logs: logs.length === 0 ? null : { files: logs, by, deploys: deploys.map(deployOf) },
  };
};

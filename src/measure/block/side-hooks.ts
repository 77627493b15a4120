import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PreparationError } from '../../core/errors.ts';
import type { Side } from '../../core/side.ts';
import { copyDatabase } from '../database/copy-database.ts';
import { copyEnvironment } from '../database/copy-environment.ts';
import { runCommand } from '../workspace/run-command.ts';
import { playedBy, type BlockOrder, type BlockTools } from './block-order.ts';

const hookTimeout = 120_000;

/** PACEGATE_DIRECTORY of a side: no other side or block has it. */
export const keptDirectory = (order: BlockOrder, tools: BlockTools, side: Side): string =>
  join(tools.directory, `${order.suite.name}-${order.index}-${side}`);

/** What `setup`, `teardown` and the service itself find in their environment. */
export const hookEnvironment = (
  order: BlockOrder,
  tools: BlockTools,
  side: Side,
  port: number,
): Record<string, string> => {
  const { environment, suite } = order.starts[playedBy(order, side)];
  const kept = keptDirectory(order, tools, side);
  return {
    ...environment,
    ...suite.env,
    PORT: String(port),
    PACEGATE_SIDE: playedBy(order, side),
    PACEGATE_PORT: String(port),
    PACEGATE_DIRECTORY: kept,
    ...copyEnvironment(order.suite, kept),
  };
};

const runHook = async (
  name: 'setup' | 'teardown',
  order: BlockOrder,
  tools: BlockTools,
  side: Side,
  port: number,
  signal: AbortSignal,
): Promise<void> => {
  const player = playedBy(order, side);
  const { directory, suite } = order.starts[player];
  const command = suite[name];
  if (command === null) return;
  const log = `${player}-${name}-${suite.name}.log`;
  const environment = hookEnvironment(order, tools, side, port);
  const outcome = await runCommand({
    command,
    directory,
    environment,
    log: join(tools.logs.path, log),
    label: `${player}: ${name}`,
    timeout: hookTimeout,
    signal,
  });
  if (outcome.code === 0) return;
  const how = outcome.timedOut ? 'took over 2 minutes' : `failed (${outcome.signal ?? `exit ${outcome.code}`})`;
  throw new PreparationError(
    [`${player}: ${name} of suite ${suite.name} ${how}: ${command}`, ...outcome.tail.map((line) => `  ${line}`)].join(
      '\n',
    ),
    `Run it yourself in ${suite.directory} with PORT and PACEGATE_DIRECTORY set. Its whole output is in ${join(tools.logs.shown, log)}.`,
  );
};

/**
 * Runs a side's `setup` and sees to it that `teardown` runs and its directory goes when `cleanup` is disposed.
 * @throws PreparationError when one of the two fails.
 */
export const setUpSide = async (
  order: BlockOrder,
  tools: BlockTools,
  side: Side,
  port: number,
  cleanup: AsyncDisposableStack,
): Promise<void> => {
  const kept = keptDirectory(order, tools, side);
  const { database, databaseCopy } = order.suite;
  await mkdir(kept, { recursive: true });
  cleanup.defer(() => rm(kept, { recursive: true, force: true }));
  if (database !== null && databaseCopy !== undefined)
    cleanup.use(await copyDatabase({ database, directory: kept, signal: tools.signal }));
  // What setup began must be undone even when the run was stopped in the middle of it.
  cleanup.defer(() => runHook('teardown', order, tools, side, port, new AbortController().signal));
  await runHook('setup', order, tools, side, port, tools.signal);
};

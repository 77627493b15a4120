// The load generator's process: it shares its event loop with nothing but the load.
import { killMarked } from '../process/marked-processes.ts';
import { createProbeHub, type ProbeHub } from '../probe/probe-hub.ts';
import { sides, type Side } from '../../core/side.ts';
import { openBlockLoad, type BlockLoad } from './block-load.ts';
import type { Answers, Command } from './protocol.ts';

let hub: ProbeHub | null = null;
let block: BlockLoad | null = null;
let run: string | null = null;

const perSide = <T>(of: (side: Side) => T): Record<Side, T> => ({ base: of('base'), head: of('head') });

const handle = async (command: Command): Promise<Answers[Command['kind']]> => {
  switch (command.kind) {
    case 'prepare': {
      const created = await createProbeHub({ directory: command.directory });
      hub = created;
      run = command.run ?? null;
      return { sockets: perSide((side) => created.channel(side).socketPath) };
    }
    case 'open': {
      if (hub === null) throw new Error('open before prepare');
      const probing = hub;
      block = openBlockLoad(command, probing);
      const probes: Partial<Record<Side, boolean>> = {};
      for (const side of sides)
        if (command.targets[side] !== undefined)
          probes[side] = command.probe && (await probing.channel(side).snapshot()) !== null;
      return { probes };
    }
    case 'load': {
      if (block === null) throw new Error('load before open');
      return await block.run(command.order);
    }
    case 'close': {
      const closing = block;
      block = null;
      const memoryPeak = perSide((side) => closing?.memoryPeak(side) ?? null);
      await closing?.[Symbol.asyncDispose]();
      return { memoryPeak };
    }
  }
};

const answer = async ({ id, command }: { id: number; command: Command }): Promise<void> => {
  try {
    process.send?.({ id, answer: await handle(command) });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};

process.on('message', (message: { id: number; command: Command }) => void answer(message));

// Ctrl-C in a terminal reaches every process of the foreground group: the orchestration decides what ends when.
process.on('SIGINT', () => {});

// The channel breaks when the orchestration was killed: then nobody else is left to stop the services.
process.on('disconnect', () => {
  for (const pid of block?.pids() ?? []) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Already gone.
    }
  }
  // What is starting, or has left its group.
  if (run !== null) killMarked(`PACEGATE_RUN=${run}`, 'SIGKILL');
  process.exit();
});

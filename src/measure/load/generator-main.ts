// The load generator's process: it shares its event loop with nothing but the load.
import { killMarkedUntilQuiet } from '../process/stop-processes.ts';
import { createProbeHub, type ProbeHub } from '../probe/probe-hub.ts';
import { sides, type Side } from '../../core/side.ts';
import { openBlockLoad, type BlockLoad } from './block-load.ts';
import { createDrive, type Drive } from '../scenario/drive.ts';
import type { Answers, Command } from './protocol.ts';

let hub: ProbeHub | null = null;
let block: BlockLoad | null = null;
let drive: Drive | null = null;
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
      await block.begin(false);
      return { probes };
    }
    case 'begin': {
      await block?.begin(command.heap);
      return { begun: block !== null };
    }
    case 'end': {
      return { signals: (await block?.end(command.places)) ?? {} };
    }
    case 'load': {
      if (block === null) throw new Error('load before open');
      return await block.run(command.order);
    }
    case 'drive': {
      if (hub === null) throw new Error('drive before prepare');
      await drive?.[Symbol.asyncDispose]();
      drive = createDrive(command.order, hub.channel('head'));
      return { begun: true };
    }
    case 'demand': {
      await drive?.demand(command.demand, command.forget);
      return { begun: drive !== null };
    }
    case 'interval': {
      if (drive === null) throw new Error('interval before drive');
      return await drive.interval();
    }
    case 'close': {
      const closing = block;
      block = null;
      await drive?.[Symbol.asyncDispose]();
      drive = null;
      const memoryPeak = perSide((side) => closing?.memoryPeak(side) ?? null);
      await closing?.[Symbol.asyncDispose]();
      return { memoryPeak };
    }
  }
};

/** What is asked when the orchestration is gone has nobody to hear the answer. */
const reply = (message: object): void => {
  if (process.connected) process.send?.(message);
};

const answer = async ({ id, command }: { id: number; command: Command }): Promise<void> => {
  try {
    reply({ id, answer: await handle(command) });
  } catch (error) {
    reply({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
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
  void (run === null ? Promise.resolve() : killMarkedUntilQuiet(`PACEGATE_RUN=${run}`)).finally(() => process.exit());
});

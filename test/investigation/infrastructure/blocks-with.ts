import type { Block } from '../../../src/core/block.ts';
import type { Signals } from '../../../src/core/signals.ts';
import { makeSignalBlocks, makeSignals } from '../../support/make-signals.ts';

/** Requests that the signals of one block of `makeSignals` tell of. */
const requests = 3000;

/** A pool in which every request waits that long, ms. */
export const pool = (wait: number, opened = 0): Signals['pool'] => ({
  opened: Math.round(opened * requests),
  waits: wait > 0 ? requests : 0,
  waitTime: wait * requests,
});

/** Four comparison blocks of the suite "api" whose sides have these signals. */
export const blocksWith = (base: Partial<Signals>, head: Partial<Signals>): readonly Block[] =>
  makeSignalBlocks(4, { suite: 'api', slices: true, base: { signals: {} }, head: { signals: {} } }).map((block) => {
    const { base: before, head: after } = block.sides;
    const isControl = block.kind === 'control';
    return {
      ...block,
      sides: {
        base: before === null ? null : { ...before, signals: { ...makeSignals(), ...base } },
        head: after === null ? null : { ...after, signals: { ...makeSignals(), ...(isControl ? base : head) } },
      },
    };
  });

import type { ServiceSuite } from '../../config/configuration.ts';
import type { Answer } from '../../core/answer-shape.ts';
import type { Block, Schedule } from '../../core/block.ts';
import type { Random } from '../../core/random.ts';
import type { Side } from '../../core/side.ts';
import type { LoadGenerator } from '../load/load-generator.ts';
import type { Service } from '../service/service.ts';
import type { Extent, SlicePlan } from './plan-slices.ts';

/** Where and how one side's service is started. */
export interface SideStart {
  /** The side's own configuration of the suite. */
  readonly suite: ServiceSuite;
  /** The suite's directory in the side's checkout. */
  readonly directory: string;
  /** Scrubbed. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What one block is to be. */
export interface BlockOrder {
  /** What is measured: routes and scenarios, the same for both sides. */
  readonly suite: ServiceSuite;
  readonly starts: Readonly<Record<Side, SideStart>>;
  readonly index: number;
  readonly kind: Block['kind'];
  readonly schedule: Schedule;
  /** Whether budgets need slices with the head alone. */
  readonly solo: boolean;
  /** What an experiment asks of the suite; absent: all. */
  readonly only?: Extent | undefined;
  /** Told what each side answers to the same request of every route, before it is warmed up; absent: nobody asks. */
  readonly answered?: ((side: Side, answers: ReadonlyMap<string, Answer>) => void) | undefined;
  readonly seed: number;
  readonly random: Random;
  readonly plan: SlicePlan;
  /** Length of warm-up, ms: the suite's own bounds for the first block, what that one needed for the others. */
  readonly warmUp: { readonly min: number; readonly max: number };
  /** Length of a window, ms; null while it is not known what the service's speed asks for. */
  readonly slice: number | null;
}

/** What a block is run with. */
export interface BlockTools {
  readonly generator: LoadGenerator;
  /** Cores that both services share; null leaves them to the scheduler. */
  readonly cores: string | null;
  /** Sockets that the probe reports to. */
  readonly sockets: Readonly<Record<Side, string>>;
  /** A directory for what setup commands keep, inside the run's own. */
  readonly directory: string;
  /** A directory for the output of setup and teardown: absolute, and as shown to people. */
  readonly logs: { readonly path: string; readonly shown: string };
  readonly signal: AbortSignal;
  /** Called with every service that has started: for exit handlers. */
  readonly started: (service: Service) => void;
}

/** The side whose code runs in `side`'s place: in a control block a second process of the base takes the head's. */
export const playedBy = (order: Pick<BlockOrder, 'kind'>, side: Side): Side =>
  order.kind === 'control' ? 'base' : side;

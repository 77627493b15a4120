import { readAppIdentity } from '../github/app-identity.ts';
import { prune } from '../usecases/app/prune.ts';
import { type ProgressTools, showProgress } from '../usecases/app/show-progress.ts';
import { watchdog } from '../usecases/app/watchdog.ts';
import { lacking } from './app-manifest.ts';
import type { Loop } from './loops.ts';
import type { Redelivery } from './redelivery.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export interface ServiceLoopParts {
  readonly tools: ProgressTools;
  readonly redelivery: Redelivery;
  /** Told where the App is on GitHub. */
  readonly onPage: (page: string) => void;
}

/** Says what the App lacks, which no error would say so soon. */
const lookAtApp = async ({ tools: { clients, log }, onPage }: ServiceLoopParts): Promise<void> => {
  const identity = await readAppIdentity(clients.app);
  if (identity.page !== '') onPage(identity.page);
  const missing = lacking(identity);
  if (missing.length > 0)
    log.warn(
      "The App lacks what it works with: add it in the App's settings on GitHub, and accept it where it is installed.",
      {
        app: identity.slug,
        missing,
      },
    );
};

/** What the App does by the clock. */
export const serviceLoops = (parts: ServiceLoopParts): readonly Loop[] => {
  const { tools, redelivery } = parts;
  return [
    {
      name: 'Looking for runs that were left behind',
      waits: [5 * second, 15 * second],
      turn: async () => void (await watchdog(tools)),
    },
    // Each check is written every ten seconds at most, by what showProgress remembers.
    { name: 'Showing progress', waits: [2 * second], turn: () => showProgress(tools) },
    {
      name: 'Asking GitHub for deliveries that failed',
      waits: [0, minute],
      turn: () => redelivery.turn(),
    },
    { name: 'Removing what is old', waits: [10 * minute, 24 * hour], turn: () => prune(tools) },
    { name: 'Asking GitHub who the App is', waits: [0, minute, hour], turn: () => lookAtApp(parts) },
  ];
};

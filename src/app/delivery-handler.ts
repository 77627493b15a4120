import type { ApplicationFunction } from 'probot';
import type { AppLog } from '../usecases/app/app-log.ts';
import type { Delivery } from '../usecases/app/receive-delivery.ts';
import type { Metrics } from './create-metrics.ts';
import { failureData } from './failure-data.ts';

export interface DeliveryHandlerParts {
  /** Records it. Only then GitHub is told that it has come. */
  readonly receive: (delivery: Delivery) => Promise<'recorded' | 'repeated' | 'ignored'>;
  readonly metrics: Pick<Metrics, 'delivered'>;
  readonly log: AppLog;
  /** ms. Less than the 9 s after which Probot answers "accepted" whatever comes, and GitHub's own 10 s. */
  readonly patience?: number;
}

const notRecorded = (): Error =>
  // Probot answers with the status of the error, and shows its message.
  Object.assign(new Error('The delivery could not be recorded. It will be asked for again.'), { status: 503 });

/** What the work gives in time; null where it takes longer. It then goes on by itself. */
const inTime = async <T>(work: Promise<T>, patience: number): Promise<T | null> => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), patience);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * What Probot calls for every delivery with a good signature. Nothing is done but to record it. Where that fails or takes
 * too long GitHub gets an error, and shows the delivery as failed: then it can be asked for again.
 */
export const deliveryHandler =
  ({ receive, metrics, log, patience = 8000 }: DeliveryHandlerParts): ApplicationFunction =>
  (app) => {
    app.onAny(async ({ id, name, payload }) => {
      const work = receive({ id, event: name, payload });
      const facts = { delivery: id, event: name };
      try {
        const outcome = await inTime(work, patience);
        if (outcome !== null) {
          metrics.delivered(name, outcome);
          return;
        }
        log.error('Recording a delivery takes too long: GitHub is told that it failed.', facts);
        work.then(
          () => log.info('A delivery was recorded after GitHub was told that it failed.', facts),
          (error: unknown) => log.error('A delivery could not be recorded.', { ...facts, ...failureData(error) }),
        );
      } catch (error) {
        log.error('A delivery could not be recorded.', { ...facts, ...failureData(error) });
      }
      metrics.delivered(name, 'failed');
      throw notRecorded();
    });
  };

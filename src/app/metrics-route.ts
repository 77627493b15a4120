import type { AppLog } from '../usecases/app/app-log.ts';
import type { StoreCounts } from '../usecases/app/ports.ts';
import type { Metrics } from './create-metrics.ts';
import { failureData } from './failure-data.ts';
import type { Route } from './listener.ts';
import { respond, respondText } from './respond.ts';
import { isSameSecret } from './same-secret.ts';

export interface MetricsRouteParts {
  readonly metrics: Metrics;
  /** Null: anybody may read them. */
  readonly token: string | null;
  /** Asks the database; null before there is one. */
  readonly counts: () => Promise<StoreCounts> | null;
  readonly log: AppLog;
  readonly now: () => number;
}

/** ms for which counts of the database are shown again: asking it costs more than a reader may cost. */
const fresh = 5000;

/** /metrics. Where the database does not answer, what this process knows by itself is shown all the same. */
export const metricsRoute = ({ metrics, token, counts, log, now }: MetricsRouteParts): Route => {
  let asked = -Infinity;
  let update: Promise<void> = Promise.resolve();

  const ask = async (): Promise<void> => {
    try {
      const found = await counts();
      if (found !== null) metrics.show(found);
    } catch (error) {
      log.warn('The database could not be asked for its counts.', failureData(error));
    }
  };

  return async (request, response) => {
    const [, given = ''] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (token !== null && !isSameSecret(given, token)) {
      response.setHeader('www-authenticate', 'Bearer');
      return respondText(response, 401, 'Metrics are for who has the token (PACEGATE_METRICS_TOKEN).');
    }
    if (now() - asked >= fresh) {
      asked = now();
      update = ask();
    }
    await update;
    respond(response, { status: 200, type: metrics.contentType, body: await metrics.text() });
  };
};

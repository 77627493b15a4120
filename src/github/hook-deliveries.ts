import type { GitHub } from './client.ts';
import { explained } from './explain-failure.ts';
import { repeatable } from './pacing.ts';
import { statusOf } from './request-failure.ts';

/** One attempt of GitHub to deliver an event to the App. */
export interface HookDelivery {
  readonly id: number;
  /** X-GitHub-Delivery: the same in each attempt of one event. */
  readonly guid: string;
  readonly at: Date;
  readonly event: string;
  readonly isOk: boolean;
}

/** An event that the App never took. */
export interface FailedDelivery {
  /** Of the newest attempt. */
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  /** Of the first and of the newest attempt that were looked at. */
  readonly at: Date;
  readonly lastAt: Date;
  readonly attempts: number;
}

/** GitHub lists a hundred a page. Whoever gets more of them in three days has other ways. */
const mostPages = 200;

/** The events of which no attempt succeeded, the oldest first. */
export const neverSucceeded = (deliveries: readonly HookDelivery[]): FailedDelivery[] =>
  [...Map.groupBy(deliveries, ({ guid }) => guid).values()]
    .flatMap((attempts): FailedDelivery[] => {
      const inOrder = attempts.toSorted((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);
      const [first, last] = [inOrder[0], inOrder.at(-1)];
      if (first === undefined || last === undefined || inOrder.some(({ isOk }) => isOk)) return [];
      const { guid, event, at } = first;
      return [{ id: last.id, guid, event, at, lastAt: last.at, attempts: inOrder.length }];
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.id - other.id);

/**
 * Events since then that the App never took, the oldest first. GitHub delivers once, and again only when it is asked to.
 * `app` is the client of the App itself. Throws a GitHubError.
 */
export const failedDeliveries = (app: GitHub, { since }: { readonly since: Date }): Promise<FailedDelivery[]> =>
  explained('list the deliveries to the App', async () => {
    const found: HookDelivery[] = [];
    let pages = 0;
    // The newest first: an attempt that succeeded is listed before those that failed.
    for await (const { data } of app.paginate.iterator(app.rest.apps.listWebhookDeliveries, { per_page: 100 })) {
      const read = data.map(({ id, guid, delivered_at: at, event, status_code: code }): HookDelivery => ({
        id,
        guid,
        at: new Date(at),
        event,
        isOk: code >= 200 && code < 300,
      }));
      found.push(...read.filter(({ at }) => at >= since));
      pages += 1;
      if (pages === mostPages || read.some(({ at }) => at < since)) break;
    }
    return neverSucceeded(found);
  });

/** Has GitHub deliver an event once more. False where it can't any more. Throws a GitHubError. */
export const redeliver = (app: GitHub, id: number): Promise<boolean> =>
  explained(`have delivery ${id} sent again`, async () => {
    try {
      await app.rest.apps.redeliverWebhookDelivery({ delivery_id: id, request: repeatable });
      return true;
    } catch (error) {
      if ([404, 410, 422].includes(statusOf(error) ?? 0)) return false;
      throw error;
    }
  });

import { createHash } from 'node:crypto';
import { z } from 'zod';

/** An alert, as far as it is read. */
export interface ReadAlert {
  /** As the alert's label `repository` names it: "owner/name". */
  readonly owner: string;
  readonly repository: string;
  /** Anybody's text. */
  readonly name: string;
  /** What is to be looked into: "", or words of suite, metric or route. None begins with "-". */
  readonly about: string;
  /** Names what its sender tells together, again and again until it is over: 32 hexadecimal digits. */
  readonly group: string;
  /** Else it is over, with all of its group that name this repository. */
  readonly isFiring: boolean;
  /** When it began, or was over, as its sender says: ISO 8601; null where that can't be. */
  readonly at: string | null;
}

const longest = 200;
/** Of one body, which is within bounds itself: a group of alerts may be of any length. */
const mostAlerts = 100;
const labels = z.record(z.string(), z.string());
/** Whatever else stands there is no reason to take no alert. */
const text = z.string().optional().catch(undefined);

const alert = z.object({ status: z.string().optional(), labels, startsAt: text, endsAt: text });

/** Alertmanager's webhook (version 4), and Grafana's, which has the same fields and more. */
const payload = z.object({
  status: z.string().optional(),
  groupKey: text,
  commonLabels: labels.default({}),
  alerts: z.array(alert),
});

const isName = (it: string): boolean => /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(it);

/** A word with a dash would be an option of a command. */
const words = (texts: readonly (string | undefined)[]): string =>
  texts
    .flatMap((it) => it?.split(/\s+/u) ?? [])
    .filter((word) => word !== '' && !word.startsWith('-'))
    .join(' ')
    .slice(0, longest);

/** What every database takes: neither NUL nor half a character, as a cut leaves it. */
const nameOf = (it: string): string => it.slice(0, longest).replaceAll('\0', '').toWellFormed();

/** Alertmanager ends what still fires in the year 1. */
const timeOf = (it: string | undefined): string | null => {
  const date = new Date(it ?? '');
  const year = date.getUTCFullYear();
  return year >= 2000 && year < 2100 ? date.toISOString() : null;
};

const groupOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 32);

const placeOf = ({ owner, repository }: ReadAlert): string => `${owner}/${repository}`.toLowerCase();

/** One for each repository of which nothing in the group fires any more: the one that was over last. */
const overOf = (resolved: readonly ReadAlert[], firing: readonly ReadAlert[]): ReadAlert[] => {
  const burning = new Set(firing.map(placeOf));
  return [...Map.groupBy(resolved, placeOf)].flatMap(([place, alerts]) =>
    burning.has(place) ? [] : alerts.toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1)).slice(0, 1),
  );
};

/**
 * Alerts that name a repository: those that are firing, and behind them one for each repository whose alerts are all resolved; null for
 * anything that is no such payload.
 */
export const readAlerts = (body: unknown): readonly ReadAlert[] | null => {
  const { data } = payload.safeParse(body);
  if (data === undefined) return null;
  const read = data.alerts.flatMap(({ status = data.status, labels: own, startsAt, endsAt }): ReadAlert[] => {
    const all: Readonly<Record<string, string>> = { ...data.commonLabels, ...own };
    const [owner = '', repository = '', ...rest] = (all['repository'] ?? '').split('/');
    if ((status !== 'firing' && status !== 'resolved') || rest.length > 0) return [];
    if (!isName(owner) || !isName(repository)) return [];
    const name = all['alertname'] ?? 'an alert';
    const about = words([all['suite'], all['metric'], all['route']]);
    const isFiring = status === 'firing';
    const group = groupOf(data.groupKey ?? name);
    return [
      { owner, repository, name: nameOf(name), about, group, isFiring, at: timeOf(isFiring ? startsAt : endsAt) },
    ];
  });
  const firing = read.filter(({ isFiring }) => isFiring);
  const over = overOf(
    read.filter(({ isFiring }) => !isFiring),
    firing,
  );
  return [...firing.slice(0, mostAlerts), ...over.slice(0, mostAlerts)];
};

import { z } from 'zod';

/** An alert that is firing, as far as it is read. */
export interface FiringAlert {
  /** As the alert's label `repository` names it: "owner/name". */
  readonly owner: string;
  readonly repository: string;
  /** Anybody's text. */
  readonly name: string;
  /** What is to be looked into: "", or words of suite, metric or route. None begins with "-". */
  readonly about: string;
}

const longest = 200;
/** Of one body, which is within bounds itself: a group of alerts may be of any length. */
const mostAlerts = 100;
const labels = z.record(z.string(), z.string());

const alert = z.object({ status: z.string().optional(), labels });

/** Alertmanager's webhook (version 4), and Grafana's, which has the same fields and more. */
const payload = z.object({
  status: z.string().optional(),
  commonLabels: labels.default({}),
  alerts: z.array(alert),
});

const isName = (text: string): boolean => /^(?!\.{1,2}$)[\w.-]{1,100}$/.test(text);

/** A word with a dash would be an option of a command. */
const words = (texts: readonly (string | undefined)[]): string =>
  texts
    .flatMap((text) => text?.split(/\s+/u) ?? [])
    .filter((word) => word !== '' && !word.startsWith('-'))
    .join(' ')
    .slice(0, longest);

/** Alerts that are firing and name a repository; null for anything that is no such payload. What is resolved is over. */
export const readAlerts = (body: unknown): readonly FiringAlert[] | null => {
  const { data } = payload.safeParse(body);
  if (data === undefined) return null;
  const firing = data.alerts.flatMap(({ status, labels: own }): FiringAlert[] => {
    const all: Readonly<Record<string, string>> = { ...data.commonLabels, ...own };
    const [owner = '', repository = '', ...rest] = (all['repository'] ?? '').split('/');
    if ((status ?? data.status) !== 'firing' || rest.length > 0 || !isName(owner) || !isName(repository)) return [];
    const about = words([all['suite'], all['metric'], all['route']]);
    return [{ owner, repository, name: (all['alertname'] ?? 'an alert').slice(0, longest), about }];
  });
  return firing.slice(0, mostAlerts);
};

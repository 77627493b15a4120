import type { Naming } from '../advice/naming.ts';
import { metricTitle, valueText } from '../advice/phrase.ts';
import type { Acceptance, AcceptedPlace } from '../core/acceptance.ts';
import { formatDifference, formatPercent } from '../core/format.ts';
import { isMetric, type Metric, metricOf } from '../core/metrics.ts';
import type { Result } from '../core/result.ts';
import { codeSpan, escapeMarkdown } from './escape.ts';
import type { Page } from './room.ts';
import { moreText } from './words.ts';

/** More acceptances, places of one, and metrics of a place than these are only counted. */
const mostAcceptances = 10;
const mostPlaces = 8;
const mostMetrics = 8;

const points = (share: number): string => `${share > 0 ? '+' : ''}${Number((100 * share).toFixed(2))} points`;

const boundOf = (most: number, known: Metric | null): string => {
  if (known === null || !known.byDifference) return formatPercent(most);
  return known.unit === 'share' ? points(most) : formatDifference(most, known.unit);
};

/** "CPU time per request up to +21 %", "95th percentile of latency up to 214 ms". Plain text. */
const boundText = ({ metric, most, value }: AcceptedPlace): string => {
  const known = isMetric(metric) ? metricOf(metric) : null;
  const bounds = [
    ...(most === null ? [] : [boundOf(most, known)]),
    ...(value === null ? [] : [valueText(value, metric, '').trim()]),
  ];
  return `${metricTitle(metric)} ${known?.better === 'higher' ? 'down' : 'up'} to ${bounds.join(' and ')}`;
};

/** What an acceptance covers, a line for each place: "GET /search: CPU time per request up to +21 %". Plain text. */
export const placeLines = ({ covers }: Pick<Acceptance, 'covers'>, naming: Naming, most = mostPlaces): string[] => {
  const places = [...Map.groupBy(covers, (it) => naming.row(it))];
  const lines = places.slice(0, most).map(([place, group]) => {
    const bounds = group.slice(0, mostMetrics).map(boundText);
    const rest = group.length > mostMetrics ? [`${group.length - mostMetrics} more`] : [];
    return `${place}: ${[...bounds, ...rest].join(', ')}`;
  });
  return places.length > most ? [...lines, moreText(places.length - most, 'place')] : lines;
};

/** The day of an ISO 8601 time, in UTC; other text as it is. */
export const dayText = (iso: string): string => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? iso : new Date(time).toISOString().slice(0, 10);
};

/** What people accepted, who, why and until when, as a Markdown list; nothing where they accepted nothing. */
export const acceptedList = ({ accepted = [] }: Result, { naming, room, whole }: Page): string[] => {
  const most = Math.min(mostAcceptances, room.findings);
  const lines = accepted.slice(0, most).flatMap((it) => {
    const until = escapeMarkdown(dayText(it.until), 40);
    const what = `${codeSpan(it.target, 80)} accepted by ${codeSpan(it.by, 80)} until ${until}`;
    const places = placeLines(it, naming, Math.min(mostPlaces, room.evidence));
    return [
      `- ☑️ ${what}: ${escapeMarkdown(it.reason, 500)}`,
      ...places.map((line) => `  - ${escapeMarkdown(line, 400)}`),
    ];
  });
  const rest = accepted.length - most;
  return rest > 0 ? [...lines, `- ${moreText(rest, 'acceptance', whole)}`] : lines;
};

/** One thing that somebody accepted. Plain text as it came: whoever shows it cleans it. */
export interface AcceptedItem {
  readonly sentence: string;
  readonly places: readonly string[];
}

/** The same for places without Markdown: the first ten. */
export const acceptedItems = ({ accepted = [] }: Result, naming: Naming): AcceptedItem[] =>
  accepted.slice(0, mostAcceptances).map((it) => ({
    sentence: `${it.target} accepted by ${it.by} until ${dayText(it.until)}: ${it.reason}`,
    places: placeLines(it, naming),
  }));

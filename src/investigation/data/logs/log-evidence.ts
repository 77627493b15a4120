import { formatShare, formatValue } from '../../../core/format.ts';
import { type ChangeGroup, groupChanges } from './change-groups.ts';
import { fewestInAll } from './find-changes.ts';
import { fewestPoints } from './level-changes.ts';
import { changeText, deployText, latencyText, momentText, segmentText } from './log-words.ts';
import type { LogChange, LogGroup, LogSegment, LogView } from './log-view.ts';

const amount = (count: number): string => count.toLocaleString('en-US');

const rounded = (share: number): number => Number(share.toPrecision(3));

const spanText = ({ files }: LogView): string => {
  const times = files.flatMap(({ from, to }) => (from === null || to === null ? [] : [from, to]));
  return times.length === 0 ? '' : ` between ${momentText(Math.min(...times))} and ${momentText(Math.max(...times))}`;
};

const overview = (view: LogView): string[] => {
  const { figures } = view.requests;
  if (figures.count === 0) return [];
  const { rate, latency, errors, count } = figures;
  const parts = [
    ...(rate === null ? [] : [formatValue(rate, 'requests/s')]),
    ...(latency === null ? [] : [latencyText(latency)]),
    `${formatShare(errors / count)} errors`,
  ];
  return [`Logs: ${amount(count)} requests${spanText(view)}: ${parts.join(', ')}.`];
};

/** ms of all lines together. */
const totalTime = ({ figures: { latency } }: LogSegment): number =>
  latency === null ? 0 : latency.mean * latency.count;

/** Segments that all time goes to. One that is alone is told by the figures of all of them, but for its name. */
const mostTime = ({ field, segments }: LogGroup, all: LogSegment, shown: number): string[] => {
  const total = totalTime(all);
  if (segments.length === 0 || (segments.length < 2 && field === 'route') || total === 0) return [];
  const first = segments.toSorted((a, b) => totalTime(b) - totalTime(a)).slice(0, shown);
  const texts = first.flatMap((it) => {
    const { latency } = it.figures;
    return latency === null
      ? []
      : [`${segmentText(field, it.name)} (${formatShare(rounded(totalTime(it) / total))}, ${latencyText(latency)})`];
  });
  return texts.length === 0 ? [] : [`Most of the time in the logs goes to ${texts.join('; ')}.`];
};

const statements = ({ statements, slow, texts }: LogView): string[] => {
  const { count, latency } = statements.figures;
  if (count === 0) return [];
  const figures = latency === null ? '' : `: ${latencyText(latency)}`;
  return [
    `Logs: ${amount(count)} statements, ${amount(slow.count)} of them took ${formatValue(slow.from, 'ms')} or more${figures}.`,
    ...mostTime(texts, statements, 3),
  ];
};

const mostValues = 5;

/** Figures of the most frequent values of a field that was asked for. */
const ofField = ({ field, segments }: LogGroup, { figures: { count: all } }: LogSegment): string[] => {
  if (segments.length === 0 || all === 0) return [];
  const shown = segments.slice(0, mostValues).map(({ name, figures: { count, errors, latency } }) => {
    const parts = [
      `${formatShare(rounded(count / all))} of the requests`,
      ...(latency === null ? [] : [latencyText(latency)]),
      `${formatShare(rounded(errors / Math.max(1, count)))} errors`,
    ];
    return `${name} (${parts.join(', ')})`;
  });
  const more = segments.length - shown.length;
  return [`By ${field}: ${shown.join('; ')}${more > 0 ? `; and ${amount(more)} more` : ''}.`];
};

/** That nothing changed is an answer where a change could have been seen. */
const steady = ({ changes, requests, statements }: LogView): string[] =>
  changes.length === 0 &&
  [requests, statements].some(({ cells, figures }) => cells.length >= fewestPoints && figures.count >= fewestInAll)
    ? ['In the logs no level of latency, errors or rates changed for good.']
    : [];

const mostOthers = 3;

/** What the median shows the tail shows as well. */
const keyOf = ({ field, name, metric }: LogChange): string =>
  JSON.stringify([field, name, metric === 'p50' || metric === 'p95' ? 'latency' : metric]);

/** One change of level with what changed at the same time and what went out before. */
export const changeSentences = ({ at, lead, others, deploys }: ChangeGroup): string[] => {
  const before = deploys.map((it) => deployText(at, it)).join(', and ');
  const keys = [lead, ...others].map(keyOf);
  const told = others.filter((it, index) => keys.indexOf(keyOf(it)) === index + 1);
  const shown = told.slice(0, mostOthers);
  const rest = told.length - shown.length;
  return [
    `${changeText(lead)} at ${momentText(at)}${before === '' ? '' : `, ${before}`}.`,
    ...(shown.length === 0
      ? []
      : [`At the same time: ${shown.map((it) => changeText(it)).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}.`]),
  ];
};

const mostGroups = 5;

/** What the logs tell, as sentences, changes first. Names in them are a stranger's text. */
export const logEvidence = (view: LogView): string[] => {
  const groups = groupChanges(view.changes, view.width);
  const told = groups.slice(0, mostGroups).flatMap(changeSentences);
  const more = groups.length - mostGroups;
  return [
    ...told,
    ...(more > 0 ? [`The logs show changes at ${more} more times.`] : []),
    ...steady(view),
    ...overview(view),
    ...mostTime(view.routes, view.requests, 3),
    ...statements(view),
    ...view.by.flatMap((group) => ofField(group, view.requests)),
    ...(view.errorLines === 0 ? [] : [`${amount(view.errorLines)} lines of errors belong to no request.`]),
  ];
};

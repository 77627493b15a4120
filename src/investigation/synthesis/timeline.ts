import type { Investigation } from '../../core/investigation.ts';

type Timeline = Investigation['timeline'];

/** More events than this are one run that was started over and over. */
const most = 200;

/** A timeline with one more event, in order of time. What is in it already is not told twice. */
export const withEvent = (timeline: Timeline, at: string, text: string): Timeline => {
  if (timeline.some((it) => it.at === at && it.text === text)) return timeline;
  const events = [...timeline, { at, text }].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [...events.slice(0, 1), ...events.slice(1).slice(1 - most)];
};

/** The time `ms` after `at`, ISO 8601; `at` itself where it is no time. */
export const later = (at: string, ms: number): string => {
  const time = Date.parse(at) + ms;
  return Number.isNaN(time) ? at : new Date(time).toISOString();
};

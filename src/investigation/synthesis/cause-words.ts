import type { Hypothesis } from '../../core/investigation.ts';

type Named = Pick<Hypothesis, 'title' | 'location'>;

/** "src/orders.js:43", or nothing. */
export const placeText = ({ location }: Pick<Hypothesis, 'location'>): string | null =>
  location === null ? null : `${location.path}:${location.startLine}`;

/** What it is and where: "A query for every order at src/orders.js:43". */
export const causeText = ({ title, location }: Named): string => {
  if (location === null) return title;
  const start = title.lastIndexOf(` in ${location.path}`);
  const place = title.slice(start + ' in '.length);
  // The title's own line is the telling one; the location is all that goes back.
  if (start > 0 && /^(?::\d+)?$/u.test(place.slice(location.path.length)))
    return `${title.slice(0, start)} at ${place}`;
  return title.includes(location.path) ? title : `${title} at ${location.path}:${location.startLine}`;
};

const noun = /^(?:An?|One|The|More|All|Another|Something) /u;

/** As the end of a sentence that begins with "The root cause is": a noun goes on, anything else is quoted. */
export const causePhrase = (named: Named): string => {
  const text = causeText(named);
  return noun.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : `“${text}”`;
};

import { createNaming } from '../advice/naming.ts';
import type { Result } from '../core/result.ts';
import { annotationsOf } from './annotations.ts';
import { buttonsOf } from './buttons.ts';
import type { CheckReport } from './check-report.ts';
import { conclusionOf } from './check-report.ts';
import { details } from './detail-lines.ts';
import { escapePlain } from './escape.ts';
import { fit } from './fit.ts';
import { headline } from './headline.ts';
import type { CommentLinks } from './links.ts';
import { linkLine, wholeResult } from './links.ts';
import { mainLines } from './main-lines.ts';
import { rooms } from './room.ts';
import { count, verdictText } from './words.ts';

export interface CheckLimits {
  /** Bytes of UTF-8 of summary and text each: GitHub takes 65,535 of what it calls characters and counts in bytes. */
  readonly bytes: number;
  /** GitHub takes 50 with a request. */
  readonly annotations: number;
}

const defaultLimits: CheckLimits = { bytes: 60_000, annotations: 200 };

/** At most 255 characters, however many of the headline's have to be parted from each other. */
const titleOf = (result: Result, text: string): string => {
  const verdict = verdictText(result);
  return `${verdict}: ${escapePlain(text, 160 - (verdict.length - result.verdict.length))}`;
};

/**
 * What the check run shows: the number that matters in its title, what changed and what to do next in its summary, every comparison
 * and how it was measured in its text. No charts: GitHub documents Mermaid for comments and step summaries. Everything that comes
 * from outside is escaped; what does not fit is left out, and the text says how much and where it is.
 */
export const renderCheck = (
  result: Result,
  { links = {}, limits = defaultLimits }: { readonly links?: CommentLinks; readonly limits?: CheckLimits } = {},
): CheckReport => {
  const places = result.suites.map(({ name }) => ({ suite: name, scenario: null, route: null }));
  const naming = createNaming([...places, ...result.metrics]);
  const whole = wholeResult(links);
  const annotations = annotationsOf(result.findings);
  const unmarked = annotations.length - limits.annotations;
  const cut =
    unmarked > 0
      ? [
          `${count(unmarked, 'more finding')} have a place in the code, but no mark beside it; ${whole} has them all.`,
          '',
        ]
      : [];
  const summary = fit(
    rooms,
    (room) =>
      [...mainLines(result, { naming, room, whole, charts: null }), ...cut, ...linkLine(links).slice(1), ''].join('\n'),
    limits.bytes,
  );
  const text = fit(rooms, (room) => [...details(result, { naming, room, whole }).lines, ''].join('\n'), limits.bytes);
  return {
    // The policy of the change itself can't block the change.
    conclusion: conclusionOf(result.verdict, result.policy.from === 'head' ? 'warn' : result.policy.inconclusive),
    title: titleOf(result, headline(result, naming)),
    summary,
    text: text.trim() === '' ? null : text,
    annotations: annotations.slice(0, limits.annotations),
    buttons: buttonsOf(result),
  };
};

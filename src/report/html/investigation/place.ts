import type { Hypothesis } from '../../../core/investigation.ts';
import { type Html, html } from '../element.ts';
import { told } from './told.ts';

/** "src/orders.js:43", or lines from and to; nothing where it is not known. */
export const placeOf = ({ location }: Pick<Hypothesis, 'location'>): Html | null => {
  if (location === null) return null;
  const { path, startLine, endLine } = location;
  return html`<code>${told(path, 200)}:${startLine}${endLine > startLine ? html`-${endLine}` : null}</code>`;
};

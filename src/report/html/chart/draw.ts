import { type PlotOptions, plot } from '@observablehq/plot';
import { DOMImplementation, Node } from '@xmldom/xmldom';
import type { Html } from '../element.ts';
import { svgMarkup } from './svg-markup.ts';

/** Plot speaks to the document of a browser; it needs no more of it than this one has. */
const page = new DOMImplementation().createDocument('http://www.w3.org/1999/xhtml', 'html', null);

/** Everything that a chart needs, and what it shows in words, for those who do not see it. */
export interface Drawing extends Omit<PlotOptions, 'document' | 'className'> {
  readonly label: string;
}

/**
 * Draws a chart as part of the page itself, without a browser: it can be read without a script, printed, and takes its colours from
 * the page's. Marks with a `title` tell their figures when they are pointed at or walked to.
 */
export const draw = ({ label, ...options }: Drawing): Html => {
  const drawn: unknown = plot({ ...options, document: page, className: 'chart', ariaLabel: label });
  if (!(drawn instanceof Node)) throw new TypeError('The chart was not drawn by the document that it was given.');
  return svgMarkup(drawn);
};

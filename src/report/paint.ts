import { styleText } from 'node:util';

/** Gives text a style, or leaves it as it is where there is no colour. */
export type Paint = (style: 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string;

/** The caller decides on colour, so the stream that Node would look at does not count. */
export const createPaint = (colour: boolean): Paint =>
  colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_, text) => text;

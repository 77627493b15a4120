import type { Document, Node } from '@xmldom/xmldom';
import { escapeHtml } from '../../escape.ts';
import { type Html, trusted } from '../element.ts';

const elementNode = 1;
const textNode = 3;

/** Ten thousandths of a pixel are a third of the page. */
const shorter = (value: string): string =>
  value.replaceAll(/-?\d+\.\d{2,}(?:e-?\d+)?/gu, (it) => String(Number(Number(it).toFixed(1)) + 0));

/** They say where figures stand: only these hold coordinates. */
const drawn = new Set([
  'd',
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'transform',
  'points',
]);

const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

const escaped = (text: string): string => escapeHtml(text.replaceAll(turning, ''));

const isElement = (node: Node): node is NonNullable<Document['documentElement']> => node.nodeType === elementNode;

const markupOf = (node: Node): string => {
  if (node.nodeType === textNode) return escaped(node.nodeValue ?? '');
  // Plot brings a sheet of its own with each picture; the page's does for all of them.
  if (!isElement(node) || node.nodeName === 'style') return '';
  const attributes = Array.from(node.attributes)
    .filter(({ name }) => !name.startsWith('xmlns'))
    .map(({ name, value }) => ` ${name}="${escaped(drawn.has(name) ? shorter(value) : value)}"`);
  const inside = Array.from(node.childNodes, markupOf).join('');
  const start = `<${node.nodeName}${attributes.join('')}`;
  return inside === '' ? `${start}/>` : `${start}>${inside}</${node.nodeName}>`;
};

/** A drawn picture as markup: every text and every attribute escaped here, whatever drew them. */
export const svgMarkup = (node: Node): Html => trusted(markupOf(node));

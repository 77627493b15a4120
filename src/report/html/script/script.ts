import { createHash } from 'node:crypto';
import { chartsScript } from './charts.ts';
import { flameScript } from './flame.ts';
import { pageScript } from './page.ts';

/** The only script of the page: it adds to what is readable without it. Parts share nothing but the page's data. */
export const script = `'use strict';
${pageScript}{${chartsScript}}
{${flameScript}}`;

/** By which the page allows this script and no other. */
export const scriptHash = `sha256-${createHash('sha256').update(script).digest('base64')}`;

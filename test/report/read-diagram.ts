import { expect } from '@jest/globals';
import purify from 'dompurify';
import { z } from 'zod';

/** A chart as Mermaid's own parser understands it. */
export interface Diagram {
  readonly type: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly type: string; readonly values: readonly number[] }[];
}

interface XyData {
  readonly xAxis: { readonly categories: readonly string[] };
  readonly plots: readonly { readonly type: string; readonly data: readonly (readonly [string, number])[] }[];
}

// Mermaid cleans labels by means of a browser's document. There is none here, so that labels come as they were parsed.
Object.assign(purify, { addHook: () => {}, sanitize: (text: string) => text });
const { default: mermaid } = await import('mermaid');

// The first parse also registers the sorts of diagrams.
await mermaid.parse('xychart-beta\n    bar [1]');

const isChart = (db: object): db is { getXYChartData: () => XyData } => 'getXYChartData' in db;

/** Parses the source of a diagram. Throws what Mermaid throws for a source that it does not understand. */
export const readDiagram = async (source: string): Promise<Diagram> => {
  const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
  if (!isChart(db)) throw new TypeError(`${type} is no chart of axes.`);
  const { xAxis, plots } = db.getXYChartData();
  return {
    type,
    labels: xAxis.categories,
    series: plots.map((it) => ({ type: it.type, values: it.data.map(([, value]) => value) })),
  };
};

const size = z.number().positive();
const settingsOf = z.strictObject({
  xyChart: z.strictObject({ width: size, height: size, xAxis: z.strictObject({ labelFontSize: size }).optional() }),
  themeVariables: z.strictObject({ xyChart: z.strictObject({ plotColorPalette: z.string() }) }),
});

/** Whether a source sets nothing but size and colours: what a stranger could set would be configuration of Mermaid itself. */
export const expectOwnSettings = (source: string): void => {
  const [, settings = ''] = /^%%\{init: (.*)\}%%\n/u.exec(source) ?? [];
  expect(source.split('%%')).toHaveLength(3);
  const { xyChart, ...colours } = settingsOf.parse(JSON.parse(settings));
  expect(xyChart.width).toBeGreaterThan(0);
  expect(colours).toEqual({
    themeVariables: { xyChart: { plotColorPalette: expect.stringMatching(/^#[\da-f]{6,8}(?:, #[\da-f]{6,8})*$/u) } },
  });
};

import { escapeTerminal, shorten, unmention } from './escape.ts';

// What means something to Mermaid, inside a quoted text too, or to Markdown, each as a look-alike that means nothing.
// Quotes end the text and with backquotes begin Markdown; "#x;" and "&x;" are entities, ";" ends statements.
const lookAlikes: Readonly<Record<string, string>> = {
  '"': '”',
  '`': '’',
  '<': '‹',
  '>': '›',
  '&': '＆',
  '#': '＃',
  ';': ',',
  '\\': '/',
};

/** The longest text of a diagram, in characters. */
const mostCharacters = 120;

/**
 * Text from outside as a quoted text of a diagram. It can't end the text, the diagram or its fence,
 * open a comment or a directive ("%%{init"), become an entity or HTML, or mention anybody.
 */
export const mermaidText = (text: string): string => {
  const plain = escapeTerminal(text.slice(0, 8 * mostCharacters))
    .replaceAll(/["`<>&#;\\]/gu, (it) => lookAlikes[it] ?? '')
    .replaceAll(/%{2,}/gu, '%');
  return `"${unmention(shorten(plain, mostCharacters))}"`;
};

/** A number as Mermaid reads it, which knows no exponents: four significant digits, at most six decimal places, within 1e12. */
export const mermaidNumber = (value: number): string => {
  const finite = Number.isFinite(value) ? Math.max(-1e12, Math.min(1e12, value)) : 0;
  return String(Number(Number(finite.toPrecision(4)).toFixed(6)));
};

/** Numbers as Mermaid reads a series. */
export const mermaidSeries = (values: readonly number[]): string => `[${values.map(mermaidNumber).join(', ')}]`;

interface ChartSize {
  readonly width: number;
  readonly height: number;
  /** Of the labels of the x-axis; 14 by default. */
  readonly fontSize?: number;
}

/**
 * A chart of axes as a fenced block that GitHub draws. `colours` are those of the series, in their order.
 *
 * "xychart-beta" is the name that all versions with such charts know (10.5 to 12); bars begin at the lower end of the axis and
 * series are drawn over each other in their order.
 */
export const mermaidChart = (
  { width, height, fontSize }: ChartSize,
  orientation: 'horizontal' | 'vertical',
  colours: readonly string[],
  statements: readonly string[],
): string[] => {
  const settings = {
    xyChart: { width, height, ...(fontSize === undefined ? {} : { xAxis: { labelFontSize: fontSize } }) },
    themeVariables: { xyChart: { plotColorPalette: colours.join(', ') } },
  };
  return [
    '```mermaid',
    `%%{init: ${JSON.stringify(settings)}}%%`,
    `xychart-beta${orientation === 'horizontal' ? ' horizontal' : ''}`,
    ...statements.map((it) => `    ${it}`),
    '```',
  ];
};

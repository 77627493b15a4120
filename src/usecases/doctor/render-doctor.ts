import { escapeTerminal, shorten } from '../../report/escape.ts';
import { createPaint, type Paint } from '../../report/paint.ts';
import { wrap } from '../../report/text-width.ts';
import { groups } from './check.ts';
import { checks, isHealthy } from './doctor.ts';
import type { Line, Mark } from './line.ts';

const faces = {
  ok: { sign: '✓', style: 'green' },
  warning: { sign: '!', style: 'yellow' },
  problem: { sign: '✗', style: 'red' },
  unchecked: { sign: '–', style: 'dim' },
} as const satisfies Record<Mark, { sign: string; style: Parameters<Paint>[0] }>;

const clean = (text: string): string => shorten(escapeTerminal(text), 600);

const lineText = ({ mark, found, cure }: Line, paint: Paint, width: number): string[] => {
  const { sign, style } = faces[mark];
  const sentence = clean(found).replace(/(?<![.!?:])$/, '.');
  const shown = wrap(`  ${sign} ${sentence}`, width, '    ');
  const remedy = cure === null ? [] : wrap(`    → ${clean(cure)}`, width, '      ');
  return [...shown.map((it) => paint(style, it)), ...remedy];
};

const summary = (lines: readonly Line[]): string => {
  const amount = (mark: Mark): number => lines.filter((it) => it.mark === mark).length;
  const parts = [
    `${amount('ok')} fine`,
    ...(amount('problem') > 0 ? [`${amount('problem')} to be done`] : []),
    ...(amount('warning') > 0 ? [`${amount('warning')} worth a look`] : []),
    ...(amount('unchecked') > 0 ? [`${amount('unchecked')} not looked at`] : []),
  ];
  return `${isHealthy(lines) ? '✓ Nothing has to be done' : '✗ Something has to be done'}: ${parts.join(', ')}.`;
};

const groupOf = new Map(checks.map(({ id, group }) => [id, group]));

/** The lines by group, with their cures. */
export const renderDoctor = (
  lines: readonly Line[],
  { colour, width }: { readonly colour: boolean; readonly width: number },
): string => {
  const paint = createPaint(colour);
  const room = Math.max(40, width);
  const sections = groups.flatMap((group) => {
    const own = lines.filter(({ check }) => groupOf.get(check) === group);
    return own.length === 0
      ? []
      : [[paint('bold', group), ...own.flatMap((it) => lineText(it, paint, room))].join('\n')];
  });
  const style = isHealthy(lines) ? 'green' : 'red';
  return `${[...sections, paint(style, summary(lines))].join('\n\n')}\n`;
};

/** The same for machines: `schema: "pacegate/doctor@1"`. */
export const doctorJson = (lines: readonly Line[]): string =>
  `${JSON.stringify({ schema: 'pacegate/doctor@1', ok: isHealthy(lines), lines }, null, 2)}\n`;

import { heading } from './frame.ts';

/** One thing that the story promises, and how it came. */
export interface Step {
  readonly what: string;
  readonly expected: string;
  readonly received: string;
}

export const isAsExpected = ({ expected, received }: Step): boolean => expected === received;

/** All of them side by side. */
export const stepsText = (steps: readonly Step[]): string => {
  const width = Math.max(0, ...steps.map(({ what }) => what.length)) + 2;
  const rows = steps.map((step) => {
    const mark = isAsExpected(step) ? 'as expected' : `NOT as expected (${step.expected})`;
    return `  ${step.what.padEnd(width)}${step.received.padEnd(28)}${mark}`;
  });
  return [heading('Summary'), ...rows, ''].join('\n');
};

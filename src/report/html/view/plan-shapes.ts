import { comparePlans } from '../../../advice/plan-changes.ts';
import type { Block } from '../../../core/block.ts';
import type { Side } from '../../../core/side.ts';

/** A statement whose plan is another, with both shapes. */
export interface PlanShapes {
  readonly text: string;
  readonly change: string;
  readonly base: string;
  readonly head: string;
}

const most = 12;
const longestShape = 4000;

const shapeOf = (counted: readonly Block[], side: Side, text: string): string =>
  (
    counted.flatMap((block) => block.sides[side]?.database?.plans ?? []).findLast((it) => it.text === text)?.shape ?? ''
  ).slice(0, longestShape);

/** Plans that changed, those that read a whole table first. */
export const planShapes = (counted: readonly Block[]): PlanShapes[] =>
  comparePlans(counted)
    .slice(0, most)
    .map(({ text, change }) => ({
      text,
      change,
      base: shapeOf(counted, 'base', text),
      head: shapeOf(counted, 'head', text),
    }));

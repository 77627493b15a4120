import { endOf, startOf, type Step, walk } from '../../../advice/source/walk.ts';
import type { Script } from '../../units/read-script.ts';
import { callMarks, type Found, newMarks, otherMarks } from './call-marks.ts';
import type { Mark } from './mark.ts';
import { lastName, surroundings } from './surroundings.ts';

const foundAt = (step: Step, text: string): readonly Found[] => {
  const { node } = step;
  if (node.type === 'CallExpression') return callMarks(node, step, (it) => text.slice(startOf(it), endOf(it)));
  return node.type === 'NewExpression' ? newMarks(node) : otherMarks(step);
};

/** Calls of calls of a synchronous function are followed so far. */
const mostLevels = 4;

/** Everything in a source that is known to cost, in its order. */
export const readMarks = (script: Script, text: string): readonly Mark[] => {
  const marks: Mark[] = [];
  const calls: { readonly name: string; readonly step: Step }[] = [];
  walk(script.program, (step) => {
    for (const { kind, what, value = '' } of foundAt(step, text))
      marks.push({ kind, what, value, line: script.lineOf(startOf(step.node)), ...surroundings(step) });
    if (step.node.type === 'CallExpression') calls.push({ name: lastName(step.node.callee), step });
  });
  // A call of a function of this file that works synchronously does so too, and so on upwards.
  const held = new Map(
    marks.filter(({ kind, within }) => kind === 'sync' && within !== '').map(({ within, what }) => [within, what]),
  );
  const waiting = held.size === 0 ? [] : calls.map((it) => ({ ...it, at: surroundings(it.step) }));
  for (let level = 0; level < mostLevels; level += 1) {
    const before = held.size;
    for (const { name, at } of waiting) {
      const what = held.get(name);
      if (what !== undefined && at.within !== '' && !held.has(at.within)) held.set(at.within, what);
    }
    if (held.size === before) break;
  }
  for (const { name, step, at } of waiting) {
    const what = held.get(name);
    if (what !== undefined)
      marks.push({ kind: 'sync', what, value: name, line: script.lineOf(startOf(step.node)), ...at });
  }
  return marks;
};

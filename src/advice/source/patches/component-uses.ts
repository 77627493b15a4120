import type { JSXElement, Program } from '@babel/types';
import { above, endOf, startOf, type Step } from '../walk.ts';
import { usesOfName } from './uses-of-name.ts';

export interface ComponentUses {
  /** Elements of it that no boundary is around. */
  readonly open: readonly JSXElement[];
}

const tagOf = (element: JSXElement): string => {
  const { name } = element.openingElement;
  if (name.type === 'JSXIdentifier') return name.name;
  return name.type === 'JSXMemberExpression' ? name.property.name : '';
};

const isBounded = (step: Step, boundary: string): boolean => {
  for (const { node } of above(step)) if (node.type === 'JSXElement' && tagOf(node) === boundary) return true;
  return false;
};

/** Attributes by which routers are given a component. */
const passing = new Set(['component', 'Component', 'as']);

const elementOf = ({ up }: Step): { readonly element: JSXElement; readonly step: Step } | null => {
  const [tag, step] = [up, up?.up ?? null];
  if (tag?.node.type !== 'JSXOpeningElement' && tag?.node.type !== 'JSXClosingElement') return null;
  return step?.node.type === 'JSXElement' ? { element: step.node, step } : null;
};

const isPassedToRouter = (step: Step): boolean => {
  const attribute = step.up?.node.type === 'JSXExpressionContainer' ? step.up.up?.node : null;
  return (
    attribute?.type === 'JSXAttribute' && attribute.name.type === 'JSXIdentifier' && passing.has(attribute.name.name)
  );
};

/**
 * How a component is used in a file: null unless every use is an element of it, or hands it to a router below a boundary. `boundary` is
 * what Suspense is called; uses between `start` and `end` are its import.
 */
export const componentUses = (
  program: Program,
  name: string,
  { boundary, start, end }: { readonly boundary: string; readonly start: number; readonly end: number },
): ComponentUses | null => {
  const uses = usesOfName(program, name).filter(({ node }) => endOf(node) <= start || startOf(node) >= end);
  const open = new Set<JSXElement>();
  for (const use of uses) {
    const found = elementOf(use);
    if (found === null) {
      if (!isPassedToRouter(use) || !isBounded(use, boundary)) return null;
    } else if (!isBounded(found.step, boundary)) {
      // As the value of an attribute without braces there is no room for another element.
      if (found.step.up?.node.type === 'JSXAttribute') return null;
      open.add(found.element);
    }
  }
  return uses.length === 0 ? null : { open: Array.from(open) };
};

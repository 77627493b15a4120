import type { ConfigurationProblem } from '../core/errors.ts';

/** A valid configuration on one line. */
export const shortestExample =
  '{ version: 1, suites: { api: { type: service, start: node server.js, requests: [{ path: / }] } } }';

/** Bytes, when the file is read; UTF-16 units, of which there are never more, in a text. */
export const largestFile = 1_000_000;

// oxlint-disable-next-line no-control-regex -- exactly the characters that YAML 1.2 does not allow in a text
const notText = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]/;

/** What keeps `text` from being read as YAML at all: too large, not text, nothing in it. null when it can be. */
export const checkText = (text: string): ConfigurationProblem | null => {
  const start = { line: 1, column: 1 };
  if (text.length > largestFile) {
    const problem = 'The file is larger than 1 MB.';
    return { ...start, problem, cure: 'A configuration has a few hundred lines: check that this is the right file.' };
  }
  const found = text.search(notText);
  if (found !== -1) {
    const lines = text.slice(0, found).split('\n');
    const position = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
    const problem = 'The file holds a control character: it is not a text.';
    return {
      ...position,
      problem,
      cure: 'Remove the character, or check that this is the right file (YAML in UTF-8).',
    };
  }
  const empty = text.split('\n').every((line) => /^\s*(#.*)?$/.test(line.replace(/^\ufeff/, '')));
  if (!empty) return null;
  const problem = /#/.test(text) ? 'The file holds only comments.' : 'The file is empty.';
  return {
    ...start,
    problem,
    cure: `The shortest valid one is ${shortestExample}; docs/configuration.md explains every key.`,
  };
};

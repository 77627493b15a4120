import { isDeepStrictEqual } from 'node:util';
import type { Expectation } from '../../config/configuration.ts';

const bodyMatches = (body: NonNullable<Expectation['body']>, text: string): boolean => {
  switch (body.kind) {
    case 'exact':
      return text === body.text;
    case 'contains':
      return text.includes(body.text);
    case 'json':
      try {
        return isDeepStrictEqual(JSON.parse(text), body.value);
      } catch {
        return false;
      }
  }
};

/** null for an expected answer, else the kind of failure: the status that came, or "body". */
export const judgeAnswer = (expect: Expectation, status: number, body: string): string | null => {
  const accepted = expect.status === null ? status >= 200 && status < 400 : expect.status.includes(status);
  if (!accepted) return String(status);
  return expect.body === null || bodyMatches(expect.body, body) ? null : 'body';
};

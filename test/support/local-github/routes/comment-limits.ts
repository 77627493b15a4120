import { invalid } from '../http/answer.ts';
import { countCharacters } from '../json.ts';

/** What GitHub says, and the bytes it stores; beyond either it answers 422. */
const mostCharacters = 65_536;
const mostBytes = 262_144;

/** @throws Refusal 422 */
export const refuseLongBody = (body: string, resource: string): void => {
  if (countCharacters(body) <= mostCharacters && Buffer.byteLength(body) <= mostBytes) return;
  throw invalid(resource, 'data', 'unprocessable', `Body is too long (maximum is ${mostCharacters} characters)`);
};

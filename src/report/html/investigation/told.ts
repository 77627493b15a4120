import { maskSecrets } from '../../../investigation/infrastructure/secrets/mask-secrets.ts';
import { escapeTerminal, shorten } from '../../escape.ts';

/**
 * Text of a change, a log or an earlier investigation as one line of at most `most` characters, its secrets hidden. Plain text: whoever
 * puts it into a page escapes it.
 */
export const told = (text: string, most: number): string =>
  shorten(escapeTerminal(maskSecrets(text.slice(0, 8 * most))), most);

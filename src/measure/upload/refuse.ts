import { UploadError } from '../../core/errors.ts';
import { escapeTerminal, shorten } from '../../report/escape.ts';

/** A name or text from an upload as messages show it: one line, no control characters, at most 100 characters. */
export const shown = (text: string): string => `"${shorten(escapeTerminal(text.slice(0, 1000)), 100)}"`;

const cure =
  'Nothing of it was used. Upload the output directory of `pacegate check` as it is, from the same version of Pacegate.';

/** Why an upload is refused, for throwing. `name` is the entry that is to blame, null for the upload as a whole. */
export const refusal = (name: string | null, what: string, options?: ErrorOptions): UploadError =>
  new UploadError(`The upload was refused: ${name === null ? 'it' : shown(name)} ${what}.`, cure, options);

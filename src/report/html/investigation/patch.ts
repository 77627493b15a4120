import { maskSecrets } from '../../../investigation/infrastructure/secrets/mask-secrets.ts';
import { shorten } from '../../escape.ts';
import { type Html, html } from '../element.ts';

const mostLines = 200;
const mostCharacters = 400;

const toneOf = (line: string): string => {
  if (/^(?:\+\+\+|---|diff |index |@@)/u.test(line)) return 'soft';
  if (line.startsWith('+')) return 'better';
  return line.startsWith('-') ? 'worse' : '';
};

const lineOf = (line: string): Html => {
  const text = shorten(line.slice(0, 2 * mostCharacters), mostCharacters);
  const tone = toneOf(line);
  return tone === '' ? html`<span>${text}</span>` : html`<span class="${tone}">${text}</span>`;
};

/** A unified diff, folded, its secrets hidden. Nothing for none. */
export const patchOf = (title: string, patch: string | null): Html | null => {
  if (patch === null || patch.trim() === '') return null;
  const lines = maskSecrets(patch.slice(0, 400_000)).trimEnd().split('\n');
  const more = lines.length - mostLines;
  return html`<details>
    <summary>${title}</summary>
    <pre class="patch" tabindex="0">${lines.slice(0, mostLines).map(lineOf)}</pre>
    ${more > 0 ? html`<p class="soft">${more} more lines are in investigation.json.</p>` : null}
  </details>`;
};

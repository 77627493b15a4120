import { type Html, html } from '../element.ts';
import { told } from './told.ts';

/** Sentences as a list; what shows nothing is no item. Nothing for none. */
export const list = (texts: readonly string[], { most = 12, length = 500 } = {}): Html | null => {
  const lines = texts.map((it) => told(it, length)).filter((it) => it !== '');
  const more = lines.length - most;
  return lines.length === 0
    ? null
    : html`<ul>
        ${lines.slice(0, most).map((it) => html`<li>${it}</li>`)}${
          more > 0 ? html`<li class="soft">and ${more} more, in investigation.json</li>` : null
        }
      </ul>`;
};

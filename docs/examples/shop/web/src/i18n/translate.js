import { loadTexts } from './load-texts.js';

const known = new Set(['de', 'en', 'es', 'fr', 'it', 'nl']);

let texts = {};

/** Fetches the texts of a language ("de-AT" is shown in German), or of English where there are none. */
export const chooseLanguage = async (wanted) => {
  const [language] = wanted.split('-');
  texts = await loadTexts(known.has(language) ? language : 'en');
};

/** A text by its name; `{count}` and the like are filled in. A name without text is shown as it is. */
export const translate = (name, values = {}) =>
  (texts[name] ?? name).replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ''));

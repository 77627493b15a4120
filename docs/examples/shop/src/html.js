const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escapeHtml = (text) => String(text).replaceAll(/[&<>"']/g, (character) => entities[character]);

class Markup {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

const markupOf = (value) => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(markupOf).join('');
  return value === null || value === undefined || value === false ? '' : escapeHtml(value);
};

/** Template tag: every value is escaped, except what another `html` template made. */
export const html = (parts, ...values) => {
  let text = parts[0];
  for (let index = 0; index < values.length; index++) text += markupOf(values[index]) + parts[index + 1];
  return new Markup(text);
};

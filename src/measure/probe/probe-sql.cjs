'use strict';

/** Makes one text of statements that differ in their values only, and leaves the values out: they are users' data. */

/** Characters that are looked at; texts beyond it are lists of values. */
const longestRead = 8000;
const longestText = 2000;

/** In this order: what begins in one of them does not begin another. */
const standard = [
  String.raw`--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`,
  String.raw`\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$`,
  String.raw`\b[eE]'(?:[^'\\]|\\.|'')*'?`,
  String.raw`(?:\b[bBxXnN])?'(?:[^']|'')*'?`,
  String.raw`\$\d+`,
  String.raw`"(?:[^"]|"")*"?`,
];
/** A backslash takes the next character as it is, "double quotes" hold text, and names stand in back quotes. */
const mysql = [
  String.raw`(?:--\s|#)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`,
  String.raw`(?:\b[bBxXnN])?'(?:[^'\\]|\\[\s\S]|'')*'?`,
  String.raw`"(?:[^"\\]|\\[\s\S]|"")*"?`,
  '`[^`]*`?',
];
const words = [
  String.raw`[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*`,
  String.raw`\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`,
  String.raw`\.\d+`,
];
const pieces = {
  standard: new RegExp([...standard, ...words].join('|'), 'g'),
  mysql: new RegExp([...mysql, ...words].join('|'), 'g'),
};

const isComment = (piece) => /^(?:--|#|\/\*)/.test(piece);
/** A letter may stand before a text in quotes: E'…'. */
const isName = (piece, dialect) =>
  (dialect === 'standard' && piece.startsWith('"')) ||
  piece.startsWith('`') ||
  (/^[A-Za-z_\u0080-\uffff]/.test(piece) && !piece.includes("'"));

/** `dialect`: "standard" or "mysql". */
const normaliseSql = (sql, dialect) => {
  const cut = sql.length > longestRead;
  const text = (cut ? sql.slice(0, longestRead) : sql)
    .replace(pieces[dialect], (piece) => {
      if (isComment(piece)) return ' ';
      if (isName(piece, dialect)) return piece;
      return piece.startsWith('.') ? '.?' : '?';
    })
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/([([]) | (?=[)\],])/g, '$1')
    .replace(/([([,=<>] ?)[-+]\?/g, '$1?')
    .replace(/([([])\?(?:, ?\?)+,?(?=[)\]]|$)/g, '$1?')
    .replace(/(\((?:[^()]|\([^()]*\))*\))(?:, ?\1)+/g, '$1');
  return cut || text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
};

module.exports = { normaliseSql };

import { type Document, isMap, parseAllDocuments } from 'yaml';
import { createNaming, type Entry, idOf, type ReadEntries } from './entry.ts';
import { keyedLines } from './keyed-lines.ts';
import { readDocument } from './yaml-document.ts';

/** A template of Helm, Jinja or the like where YAML wants a value or a key: it would be read as a map, or not at all. */
const template = /^\s*(?:\{\{|\{%)|(?::|-)[ \t]+(?:\{\{|\{%)/mu;
const quoted = /"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/gu;

/** Documents after the first are told apart by what they describe, or by their number. */
const documentPath = (document: Document, index: number): readonly string[] => {
  const kind = document.getIn(['kind']);
  const name = document.getIn(['metadata', 'name']);
  if (document.has('apiVersion') && typeof kind === 'string' && typeof name === 'string') return [`${kind}/${name}`];
  return index === 0 ? [] : [`document ${index + 1}`];
};

const read = (text: string): readonly Entry[] | null => {
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false });
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return null;
  const name = createNaming();
  return documents.flatMap((document, index) => {
    const described = isMap(document.contents) ? documentPath(document, index) : [];
    const path = described[0] === undefined ? [] : name([], described[0]);
    return readDocument(text, document, path);
  });
};

/** Reads YAML with all its documents. What is a template, or broken, is read line by line, and the note says so. Never throws. */
export const readYaml = (text: string): ReadEntries => {
  if (template.test(text.replaceAll(quoted, '""'))) return keyedLines(text, 'it is a template');
  try {
    const entries = read(text);
    if (entries !== null && new Set(entries.map(({ path }) => idOf(path))).size === entries.length)
      return { entries, byLines: false, note: null };
  } catch {
    // Nested deeper than the stack: the text is a stranger's.
  }
  return keyedLines(text, 'it is no valid YAML');
};

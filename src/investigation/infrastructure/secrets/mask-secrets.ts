import { keyWords } from '../meaning/key-words.ts';
import { isHarmless, isSecretKey } from './secret-key.ts';
import { hidden, maskByLook } from './secret-text.ts';

/** Sign of a patch, space, and what else may stand in front of a key. */
const lead = String.raw`(?<lead>^[ +-]?[ \t]*(?:-[ \t]+)*(?:export[ \t]+|ENV[ \t]+|ARG[ \t]+|set[ \t]+)?)`;

/** A key with what follows on its line: "key: value", `"key": "value",`, "KEY=value", "key => value". */
const keyed = new RegExp(
  `${lead}(?<key>["']?[\\w.$-]+["']?)(?<sign>[ \\t]*(?:=>|:=|[:=])[ \\t]*|[ \\t]+(?=["'=]))(?<rest>.*)$`,
  'u',
);

/** The same anywhere in a line: flags, parameters of addresses, fields of an object that stands on one line. */
const inline =
  /(?<lead>^|[\s?&,;{(["'])(?<key>-{0,2}[A-Za-z_][\w.-]*["']?)(?<sign>\s*[=:]\s*)(?<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{\{[^}]*\}\}|(?:bearer|basic|digest|token)[ \t]+[^\s"']+|[^\s"',;&})\]]+)/giu;

const flag = /(?<lead>--?)(?<key>[A-Za-z][\w-]*)(?<sign>[ \t]+)(?<value>[^\s"'-][^\s"']*)/gu;

const wordsOf = (key: string): string => keyWords([key.replaceAll(/["']|^-+/gu, '')], null);

const bare = (value: string): string => value.replace(/^(["'])([\s\S]*)\1$/u, '$2');

const isSecret = (key: string, value: string): boolean => isSecretKey(wordsOf(key), bare(value));

/** A value with its quotes kept and all else hidden. */
const maskedValue = (value: string): string => {
  if (isHarmless(bare(value)) || value.includes(hidden)) return value;
  const [, quote = ''] = /^(["'])[\s\S]*\1$/u.exec(value) ?? [];
  return `${quote}${hidden}${quote}`;
};

/** A statement of a program: what is not in quotes there is a name, not a value. */
const isStatement = /^[ +-]?\s*(?:export\s+)?(?:const|let|var|return|if|for|while|await|async|function|this|throw)\b/u;

const parameter = /(?<lead>[?&;])(?<key>[A-Za-z_][\w.-]*)(?<sign>=)(?<value>[^&\s"'`#;]+)/gu;

/** `"--password", "value"` in a list on one line. */
const listed = /(?<lead>["']--?)(?<key>[A-Za-z][\w-]*)(?<sign>["'][ \t]*,[ \t]*)(?<value>"[^"]*"|'[^']*')/gu;

const maskInline = (line: string): string => {
  const isProgram = isStatement.test(line);
  const masked = (all: string, lead: string, key: string, sign: string, value: string): string =>
    (isProgram && !/^["']/u.test(value)) || !isSecret(key, value) ? all : `${lead}${key}${sign}${maskedValue(value)}`;
  return line
    .replaceAll(inline, masked)
    .replaceAll(flag, masked)
    .replaceAll(parameter, masked)
    .replaceAll(listed, masked);
};

/** The value behind a secret key, without the comma and the comment that come after it. */
const maskRest = (rest: string): string => {
  const [, value = '', tail = ''] = /^("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|.*?)((?:[ \t]+#.*)?|[,;]?[ \t]*)$/u.exec(
    rest,
  ) ?? ['', rest, ''];
  return `${/^[[{|>&*!]/u.test(value) || value === '' ? value : maskedValue(value)}${tail}`;
};

const indentOf = (line: string): number => /^[ +-]?([ \t]*)/u.exec(line)?.[0].length ?? 0;

/** What the lines after one may be a part of. */
interface Open {
  readonly indent: number;
  /** A text that is all secret, a list or map of secrets, the fields of a variable with a secret name, or the next item of a list. */
  readonly kind: 'text' | 'values' | 'variable' | 'item';
}

/** Whether lines that are indented alike still belong to it. */
const goesOn = ({ kind }: Open): boolean => kind === 'variable' || kind === 'item';

const openedBy = (line: string, key: string, rest: string): Open | null => {
  const indent = indentOf(line);
  // Of what follows on other lines nothing is known yet but that it is secret.
  if (isSecretKey(wordsOf(key), '')) {
    if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/u.test(rest)) return { indent, kind: 'text' };
    return /^(?:[[{]?[ \t]*|&\S+)$/u.test(rest) ? { indent, kind: 'values' } : null;
  }
  // "- name: DB_PASSWORD" with "value: …" on a line of its own.
  return /^["']?(?:name|key|Name|Key)["']?$/u.test(key) && isSecretKey(wordsOf(bare(rest.replace(/,$/u, ''))), '')
    ? { indent, kind: 'variable' }
    : null;
};

const maskItem = (line: string): string => {
  const [, front = '', value = '', tail = ''] = /^([ +-]?[ \t]*(?:-[ \t]+)?)(.*?)(,?[ \t]*)$/u.exec(line) ?? [];
  const { key, sign, rest, lead: start } = keyed.exec(line)?.groups ?? {};
  if (key !== undefined) return `${start}${key}${sign}${maskRest(rest ?? '')}`;
  return /^[\]})[{(]*$/u.test(value) ? line : `${front}${maskedValue(value)}${tail}`;
};

/** No line of a file begins like this in a patch. */
const isHeader = (line: string): boolean => /^(?:diff --git |@@ )/u.test(line);

/** "- --password" in a list: its value is the next item. */
const flagItem = /^[ +-]?[ \t]*-[ \t]+["']?--?(?<key>[A-Za-z][\w-]*)["']?[ \t]*$/u;

const privateKey =
  /(-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE)[A-Z0-9 ]*-----)[\s\S]*?(-----END [A-Z0-9 ]*-----|$(?![\s\S]))/gu;

const isBlankLine = (line: string): boolean => /^[ +-]?\s*$/u.test(line);

const hideLine = (line: string): string => (isBlankLine(line) ? line : `${line.slice(0, indentOf(line))}${hidden}`);

/** Hides what is between the marks, on as many lines as before. */
const maskBlocks = (text: string): string =>
  text.replaceAll(privateKey, (all: string, begin: string, end: string) => {
    const inner = all.slice(begin.length, all.length - end.length);
    return `${begin}${inner.split('\n').map(hideLine).join('\n')}${end}`;
  });

/**
 * A text, such as a patch, a log or a configuration, with everything hidden that looks secret: values of keys with such names, passwords
 * in addresses, private keys, known kinds of tokens, and long random texts. Lines stay lines. Hiding twice changes nothing.
 */
export const maskSecrets = (text: string): string => {
  let open: Open | null = null;
  const lines = maskBlocks(text).split('\n');
  const masked = lines.map((line) => {
    if (isHeader(line)) open = null;
    const isBlank = isBlankLine(line);
    const isVariable: boolean = open?.kind === 'variable';
    if (
      open !== null &&
      !isBlank &&
      (indentOf(line) < open.indent || (indentOf(line) === open.indent && !goesOn(open)))
    )
      open = null;
    if (open?.kind === 'text') return hideLine(line);
    if (open?.kind === 'item' && !isBlank) {
      open = null;
      return maskItem(line);
    }
    const flagged = flagItem.exec(line)?.groups?.['key'];
    if (flagged !== undefined && isSecretKey(wordsOf(flagged), '')) {
      open = { indent: indentOf(line), kind: 'item' };
      return line;
    }
    if (open?.kind === 'values') return isBlank ? line : maskItem(line);
    const { lead: start = '', key, sign = '', rest = '' } = keyed.exec(line)?.groups ?? {};
    if (key === undefined) return maskByLook(maskInline(line));
    if (open?.kind === 'variable' && /^["']?[vV]alue["']?$/u.test(key)) return `${start}${key}${sign}${maskRest(rest)}`;
    const isNewItem = /^[ +-]?[ \t]*-[ \t]/u.test(line);
    open = openedBy(line, key, rest) ?? (isVariable && !isNewItem ? open : null);
    return maskByLook(
      maskInline(isSecret(key, rest.trim().replace(/[,;]$/u, '')) ? `${start}${key}${sign}${maskRest(rest)}` : line),
    );
  });
  return masked.join('\n');
};

/** A short text of a change, such as a value in a sentence: masked, on one line, and at most `longest` characters. */
export const maskedShort = (text: string, longest = 80): string => {
  const line = maskSecrets(text).replaceAll(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

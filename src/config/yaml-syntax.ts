import type { ErrorCode } from 'yaml';

interface Sentence {
  readonly problem: string;
  readonly cure: string;
}

const indentation: Sentence = {
  problem: 'The indentation is wrong, or a line above is not finished.',
  cure: 'Indent the keys of one mapping by the same number of spaces, and close every quote and bracket.',
};
const quoting: Sentence = {
  problem: 'YAML gives a character here another meaning than text.',
  cure: 'Put the whole value in single quotes.',
};
const anchors: Sentence = {
  problem: 'An anchor (&name), alias (*name) or tag (!name) stands where it may not.',
  cure: 'Put text that begins with &, * or ! in single quotes, or define the anchor before its alias.',
};
const oneLine: Sentence = {
  problem: 'A key with its colon does not fit here.',
  cure: 'Start every key on a line of its own, and put text that holds ": " in single quotes.',
};

/**
 * Messages of the yaml package quote the file, which may hold secrets; these don't.
 * The codes are described at https://eemeli.org/yaml/#errors.
 */
export const yamlSyntax: Readonly<Record<ErrorCode, Sentence>> = {
  ALIAS_PROPS: anchors,
  BAD_ALIAS: anchors,
  MULTIPLE_ANCHORS: anchors,
  MULTIPLE_TAGS: anchors,
  BAD_PROP_ORDER: anchors,
  TAG_RESOLVE_FAILED: {
    problem: 'YAML tags (!name) are not read here, or the value does not fit its tag.',
    cure: 'Remove the tag, or put text that begins with ! in single quotes.',
  },
  BAD_COLLECTION_TYPE: {
    problem: 'YAML tags (!name) are not read here, or the value does not fit its tag.',
    cure: 'Remove the tag.',
  },
  BAD_DIRECTIVE: {
    problem: 'A line that begins with % is a YAML directive, and this one is unknown.',
    cure: 'Remove the line, or indent it if it belongs to a text.',
  },
  BAD_DQ_ESCAPE: {
    problem: 'A backslash in double quotes begins an escape, and this one is unknown.',
    cure: 'Put the value in single quotes, or write the backslash twice.',
  },
  BAD_INDENT: indentation,
  BAD_SCALAR_START: quoting,
  BLOCK_AS_IMPLICIT_KEY: oneLine,
  MULTILINE_IMPLICIT_KEY: oneLine,
  BLOCK_IN_FLOW: {
    problem: 'Inside { } and [ ] entries are separated by commas, not by lines that begin with a dash or are indented.',
    cure: 'Separate the entries with commas, or close the bracket.',
  },
  DUPLICATE_KEY: {
    problem: 'This key stands twice in the same mapping.',
    cure: 'Keep one of them.',
  },
  IMPOSSIBLE: indentation,
  KEY_OVER_1024_CHARS: {
    problem: 'A key is longer than 1,024 characters.',
    cure: 'Put text that holds ": " in single quotes.',
  },
  MISSING_CHAR: {
    problem: 'A colon, comma, quote or closing bracket is missing.',
    cure: 'Add it; every { needs its }, every [ its ], every quote its pair, and a space follows every colon.',
  },
  MULTIPLE_DOCS: {
    problem: 'A second YAML document begins here.',
    cure: 'Remove the line "---": the configuration is one document.',
  },
  NON_STRING_KEY: {
    problem: 'A list or mapping stands where a key belongs.',
    cure: 'Write a name in front of the colon, and put text that begins with { or [ in quotes.',
  },
  RESOURCE_EXHAUSTION: {
    problem: 'The file is nested too deeply to be read.',
    cure: 'A configuration needs fewer than ten levels.',
  },
  TAB_AS_INDENT: {
    problem: 'The line is indented with a tab.',
    cure: 'Indent with spaces; YAML does not allow tabs.',
  },
  UNEXPECTED_TOKEN: {
    problem: 'Something stands here that YAML does not expect.',
    cure: 'Look for a missing comma, quote or line break just before it.',
  },
};

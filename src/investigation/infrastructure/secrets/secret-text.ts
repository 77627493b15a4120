/** What takes the place of a secret. */
export const hidden = '***';

/** Forms of secrets that are known by how they look. */
const known: readonly RegExp[] = [
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{20,}|pypi-[\w-]{20,}|dop_v1_\w{20,}|hf_\w{20,})/gu,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}/gu,
  /\bxox[abeoprs]-[\w-]{10,}/gu,
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}/gu,
  /\bAIza[\w-]{30,}/gu,
  /\bya29\.[\w-]{20,}/gu,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/gu,
  /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/gu,
];

/** User and password of an address: "postgres://user:password@host". */
const userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'`<>@]*(?:@[^\s/?#"'`<>@]*)*@/giu;

/** "Authorization: Bearer …", "Basic …". */
const scheme = /\b(bearer|basic|digest|negotiate|apikey)[ \t]+([\w+/.~=-]{8,})/giu;

/** Long runs of characters that words and numbers have not. */
const run = /(?<![\w+/=-])[\w+/=-]{24,}(?![\w+/=-])/gu;

/** Digests of files and commits are long too, and open to everybody. */
const isDigest = (text: string): boolean =>
  /^(?:[0-9a-f]{40}|sha\d{3}-.*|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/u.test(text);

const entropyOf = (text: string): number => {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return Array.from(counts.values(), (count) => -(count / text.length) * Math.log2(count / text.length)).reduce(
    (sum, it) => sum + it,
    0,
  );
};

/** Bits per character. Words that are joined, and paths, stay below; keys that were drawn by chance are above. */
const random = { mixed: 3.7, hexadecimal: 3 };

/** Whether a run of characters looks drawn by chance. */
export const looksRandom = (text: string): boolean => {
  if (isDigest(text) || !/\d/u.test(text) || !/[a-zA-Z]/u.test(text)) return false;
  if (/^[0-9a-fA-F]{32,}$/u.test(text)) return entropyOf(text) >= random.hexadecimal;
  // Paths and names are made of words; a key has letters and digits next to each other all along.
  const turns = text.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[a-zA-Z])/gu)?.length ?? 0;
  return turns >= text.length / 8 && entropyOf(text) >= random.mixed;
};

/** Hides what is secret by its look alone, whatever key it has. */
export const maskByLook = (text: string): string => {
  let masked = text.replaceAll(userInfo, `$1${hidden}@`).replaceAll(scheme, `$1 ${hidden}`);
  for (const pattern of known) masked = masked.replaceAll(pattern, hidden);
  return masked.replaceAll(run, (found) => (looksRandom(found) ? hidden : found));
};

/** Words of keys whose values nobody may see. */
const secretWord =
  /\b(?:pass(?:word|wd|phrase|code)?|pwd|secrets?|tokens?|(?:api|access|private|signing|encryption|master|auth|account|service|shared|license|deploy|ssh|secret) ?keys?|credentials?|creds|dsn|authorization|cookies?|salt|pepper|jwt|bearer|connection string|webhook url)$/u;

/** Words of keys that hold a secret or a plain name: there the value says which. */
const openWord = /\b(?:keys?|auth|cert(?:ificate)?|session id|sid|signature|hash)$/u;

/** Keys that are about a secret, and hold none: how long a token lasts, how many are kept. */
const about =
  /\b(?:ttl|lifetime|expir\w*|max age|size|length|count|limit|timeout|enabled?|path|file|name|header|algorithm|rounds|cost|url prefix|type|ms|seconds|minutes|id)$/u;

const harmless =
  /^(?:|true|false|null|none|yes|no|on|off|~|\d{1,3}(?:\.\d+)?(?:ms|s|m|h|d)?|\$\{?[\w.:/-]+\}?|\{\{.*\}\}|\*+|[|>][-+\d]*)$/iu;

const isWordOrNumber = /^(?:[a-z]+|[A-Z]+|[\d.]+)$/u;

/** "cart:7" and "orders by id" are keys that programs look up; what opens doors is one long word of letters and digits. */
const opensDoors = (value: string): boolean =>
  value.length >= 12 &&
  /^[\w+/=.~-]+$/u.test(value) &&
  !value.split(/[^A-Za-z0-9]+/u).every((it) => isWordOrNumber.test(it) || it === '');

/** Whether the value of a key, by its words ("database password"), is nobody's business. */
export const isSecretKey = (words: string, value: string): boolean =>
  !about.test(words) && (secretWord.test(words) || (openWord.test(words) && opensDoors(value)));

/** Values that give nothing away, whatever their key is called: switches, names of variables, small amounts. */
export const isHarmless = (value: string): boolean => harmless.test(value.trim());

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/investigation/infrastructure/meaning/key-words.ts
var silent = /^(?:value|default|\*|\[\d+\])(?:#\d+)?$/u;
var wordsOf = (part) => part.replace(/#\d+$/u, "").replaceAll(/([a-z0-9])([A-Z])/gu, "$1 $2").replaceAll(/([A-Z]+)([A-Z][a-z])/gu, "$1 $2").replaceAll(/[^A-Za-z0-9]+/gu, " ").trim().toLowerCase();
var keyWords = (path, part) => {
  const told = path.filter((it, index) => index === 0 || !silent.test(it));
  return [...told, ...part === null ? [] : [part]].map(wordsOf).filter((it) => it !== "").join(" ");
};

// src/investigation/infrastructure/secrets/secret-key.ts
var secretWord = /\b(?:pass(?:word|wd|phrase|code)?|pwd|secrets?|tokens?|(?:api|access|private|signing|encryption|master|auth|account|service|shared|license|deploy|ssh|secret) ?keys?|credentials?|creds|dsn|authorization|cookies?|salt|pepper|jwt|bearer|connection string|webhook url)$/u;
var openWord = /\b(?:keys?|auth|cert(?:ificate)?|session id|sid|signature|hash)$/u;
var about = /\b(?:ttl|lifetime|expir\w*|max age|size|length|count|limit|timeout|enabled?|path|file|name|header|algorithm|rounds|cost|url prefix|type|ms|seconds|minutes|id)$/u;
var harmless = /^(?:|true|false|null|none|yes|no|on|off|~|\d{1,3}(?:\.\d+)?(?:ms|s|m|h|d)?|\$\{?[\w.:/-]+\}?|\{\{.*\}\}|\*+|[|>][-+\d]*)$/iu;
var isWordOrNumber = /^(?:[a-z]+|[A-Z]+|[\d.]+)$/u;
var opensDoors = (value) => value.length >= 12 && /^[\w+/=.~-]+$/u.test(value) && !value.split(/[^A-Za-z0-9]+/u).every((it) => isWordOrNumber.test(it) || it === "");
var isSecretKey = (words, value) => !about.test(words) && (secretWord.test(words) || openWord.test(words) && opensDoors(value));
var isHarmless = (value) => harmless.test(value.trim());

// src/investigation/infrastructure/secrets/secret-text.ts
var hidden = "***";
var known = [
  /\b(?:gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|npm_\w{20,}|pypi-[\w-]{20,}|dop_v1_\w{20,}|hf_\w{20,})/gu,
  /\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}/gu,
  /\bxox[abeoprs]-[\w-]{10,}/gu,
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}/gu,
  /\bAIza[\w-]{30,}/gu,
  /\bya29\.[\w-]{20,}/gu,
  /\bSG\.[\w-]{16,}\.[\w-]{16,}/gu,
  /\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/gu
];
var userInfo = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'`<>@]*(?:@[^\s/?#"'`<>@]*)*@/giu;
var scheme = /\b(bearer|basic|digest|negotiate|apikey)[ \t]+([\w+/.~=-]{8,})/giu;
var run = /(?<![\w+/=-])[\w+/=-]{24,}(?![\w+/=-])/gu;
var isDigest = (text) => /^(?:[0-9a-f]{40}|sha\d{3}-.*|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/u.test(text);
var entropyOf = (text) => {
  const counts = /* @__PURE__ */ new Map();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return Array.from(counts.values(), (count) => -(count / text.length) * Math.log2(count / text.length)).reduce(
    (sum, it) => sum + it,
    0
  );
};
var random = { mixed: 3.7, hexadecimal: 3 };
var looksRandom = (text) => {
  if (isDigest(text) || !/\d/u.test(text) || !/[a-zA-Z]/u.test(text)) return false;
  if (/^[0-9a-fA-F]{32,}$/u.test(text)) return entropyOf(text) >= random.hexadecimal;
  const turns = text.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[0-9])|[0-9](?=[a-zA-Z])/gu)?.length ?? 0;
  return turns >= text.length / 8 && entropyOf(text) >= random.mixed;
};
var maskByLook = (text) => {
  let masked = text.replaceAll(userInfo, `$1${hidden}@`).replaceAll(scheme, `$1 ${hidden}`);
  for (const pattern of known) masked = masked.replaceAll(pattern, hidden);
  return masked.replaceAll(run, (found) => looksRandom(found) ? hidden : found);
};

// src/investigation/infrastructure/secrets/mask-secrets.ts
var lead = String.raw`(?<lead>^[ +-]?[ \t]*(?:-[ \t]+)*(?:export[ \t]+|ENV[ \t]+|ARG[ \t]+|set[ \t]+)?)`;
var keyed = new RegExp(
  `${lead}(?<key>["']?[\\w.$-]+["']?)(?<sign>[ \\t]*(?:=>|:=|[:=])[ \\t]*|[ \\t]+(?=["'=]))(?<rest>.*)$`,
  "u"
);
var inline = /(?<lead>^|[\s?&,;{(["'])(?<key>-{0,2}[A-Za-z_][\w.-]*["']?)(?<sign>\s*[=:]\s*)(?<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{\{[^}]*\}\}|(?:bearer|basic|digest|token)[ \t]+[^\s"']+|[^\s"',;&})\]]+)/giu;
var flag = /(?<lead>--?)(?<key>[A-Za-z][\w-]*)(?<sign>[ \t]+)(?<value>[^\s"'-][^\s"']*)/gu;
var wordsOf2 = (key) => keyWords([key.replaceAll(/["']|^-+/gu, "")], null);
var bare = (value) => value.replace(/^(["'])([\s\S]*)\1$/u, "$2");
var isSecret = (key, value) => isSecretKey(wordsOf2(key), bare(value));
var maskedValue = (value) => {
  if (isHarmless(bare(value)) || value.includes(hidden)) return value;
  const [, quote = ""] = /^(["'])[\s\S]*\1$/u.exec(value) ?? [];
  return `${quote}${hidden}${quote}`;
};
var isStatement = /^[ +-]?\s*(?:export\s+)?(?:const|let|var|return|if|for|while|await|async|function|this|throw)\b/u;
var parameter = /(?<lead>[?&;])(?<key>[A-Za-z_][\w.-]*)(?<sign>=)(?<value>[^&\s"'`#;]+)/gu;
var listed = /(?<lead>["']--?)(?<key>[A-Za-z][\w-]*)(?<sign>["'][ \t]*,[ \t]*)(?<value>"[^"]*"|'[^']*')/gu;
var maskInline = (line) => {
  const isProgram = isStatement.test(line);
  const masked = (all, lead2, key, sign, value) => isProgram && !/^["']/u.test(value) || !isSecret(key, value) ? all : `${lead2}${key}${sign}${maskedValue(value)}`;
  return line.replaceAll(inline, masked).replaceAll(flag, masked).replaceAll(parameter, masked).replaceAll(listed, masked);
};
var maskRest = (rest) => {
  const [, value = "", tail = ""] = /^("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|.*?)((?:[ \t]+#.*)?|[,;]?[ \t]*)$/u.exec(
    rest
  ) ?? ["", rest, ""];
  return `${/^[[{|>&*!]/u.test(value) || value === "" ? value : maskedValue(value)}${tail}`;
};
var indentOf = (line) => /^[ +-]?([ \t]*)/u.exec(line)?.[0].length ?? 0;
var goesOn = ({ kind }) => kind === "variable" || kind === "item";
var openedBy = (line, key, rest) => {
  const indent = indentOf(line);
  if (isSecretKey(wordsOf2(key), "")) {
    if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/u.test(rest)) return { indent, kind: "text" };
    return /^(?:[[{]?[ \t]*|&\S+)$/u.test(rest) ? { indent, kind: "values" } : null;
  }
  return /^["']?(?:name|key|Name|Key)["']?$/u.test(key) && isSecretKey(wordsOf2(bare(rest.replace(/,$/u, ""))), "") ? { indent, kind: "variable" } : null;
};
var maskItem = (line) => {
  const [, front = "", value = "", tail = ""] = /^([ +-]?[ \t]*(?:-[ \t]+)?)(.*?)(,?[ \t]*)$/u.exec(line) ?? [];
  const { key, sign, rest, lead: start } = keyed.exec(line)?.groups ?? {};
  if (key !== void 0) return `${start}${key}${sign}${maskRest(rest ?? "")}`;
  return /^[\]})[{(]*$/u.test(value) ? line : `${front}${maskedValue(value)}${tail}`;
};
var isHeader = (line) => /^(?:diff --git |@@ )/u.test(line);
var flagItem = /^[ +-]?[ \t]*-[ \t]+["']?--?(?<key>[A-Za-z][\w-]*)["']?[ \t]*$/u;
var privateKey = /(-----BEGIN [A-Z0-9 ]*(?:PRIVATE KEY|CERTIFICATE)[A-Z0-9 ]*-----)[\s\S]*?(-----END [A-Z0-9 ]*-----|$(?![\s\S]))/gu;
var isBlankLine = (line) => /^[ +-]?\s*$/u.test(line);
var hideLine = (line) => isBlankLine(line) ? line : `${line.slice(0, indentOf(line))}${hidden}`;
var maskBlocks = (text) => text.replaceAll(privateKey, (all, begin, end) => {
  const inner = all.slice(begin.length, all.length - end.length);
  return `${begin}${inner.split("\n").map(hideLine).join("\n")}${end}`;
});
var maskSecrets = (text) => {
  let open = null;
  const lines = maskBlocks(text).split("\n");
  const masked = lines.map((line) => {
    if (isHeader(line)) open = null;
    const isBlank = isBlankLine(line);
    const isVariable = open?.kind === "variable";
    if (open !== null && !isBlank && (indentOf(line) < open.indent || indentOf(line) === open.indent && !goesOn(open)))
      open = null;
    if (open?.kind === "text") return hideLine(line);
    if (open?.kind === "item" && !isBlank) {
      open = null;
      return maskItem(line);
    }
    const flagged = flagItem.exec(line)?.groups?.["key"];
    if (flagged !== void 0 && isSecretKey(wordsOf2(flagged), "")) {
      open = { indent: indentOf(line), kind: "item" };
      return line;
    }
    if (open?.kind === "values") return isBlank ? line : maskItem(line);
    const { lead: start = "", key, sign = "", rest = "" } = keyed.exec(line)?.groups ?? {};
    if (key === void 0) return maskByLook(maskInline(line));
    if (open?.kind === "variable" && /^["']?[vV]alue["']?$/u.test(key)) return `${start}${key}${sign}${maskRest(rest)}`;
    const isNewItem = /^[ +-]?[ \t]*-[ \t]/u.test(line);
    open = openedBy(line, key, rest) ?? (isVariable && !isNewItem ? open : null);
    return maskByLook(
      maskInline(isSecret(key, rest.trim().replace(/[,;]$/u, "")) ? `${start}${key}${sign}${maskRest(rest)}` : line)
    );
  });
  return masked.join("\n");
};
var maskedShort = (text, longest = 80) => {
  const line = maskSecrets(text).replaceAll(/\s+/gu, " ").trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

export {
  keyWords,
  isSecretKey,
  isHarmless,
  hidden,
  maskSecrets,
  maskedShort
};

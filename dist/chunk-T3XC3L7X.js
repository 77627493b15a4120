import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  fileFailure,
  ignoreInGit
} from "./chunk-RITITTGN.js";
import {
  outside,
  outsideList,
  shareWords,
  undoneKinds
} from "./chunk-OB3N2FPT.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";

// src/baseline/files-playbook.ts
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

// src/core/playbook.ts
var text = external_exports.string().max(4e3);
var texts = external_exports.array(text).max(50);
var fingerprintSchema = external_exports.strictObject({
  /** That of the cause: see src/investigation/classes.ts. */
  class: text,
  undone: external_exports.enum(undoneKinds),
  /** Metrics of counted work that got worse, sorted: ["db.queries", "db.rows"]. */
  counters: texts,
  /** What got worse in which form, sorted: ["database@route", "requests:all", "time:database"]. */
  shape: texts
});
var playbookSchema = external_exports.strictObject({
  schema: external_exports.literal("pacegate/playbook@1"),
  /** ISO 8601: when it was proven. */
  at: text,
  /** Where, as people refer to it: "#123", or a commit. */
  reference: text,
  class: text,
  title: text,
  symptoms: texts,
  cause: text,
  proof: text,
  fix: text,
  prevention: text,
  monitor: text,
  /** Share of the regression that undoing the cause won back; null where only several together did. */
  recovery: external_exports.strictObject({ estimate: external_exports.number(), low: external_exports.number(), high: external_exports.number() }).nullable(),
  /** Whether a later check met all criteria of success. */
  confirmed: external_exports.boolean(),
  fingerprint: fingerprintSchema
});

// src/report/investigation/playbook-file.ts
var playbookDirectory = ".github/pacegate/playbook";
var slug = (text2) => text2.toLowerCase().replaceAll(/[^a-z0-9]+/gu, "-").replaceAll(/^-+|-+$/gu, "").slice(0, 60);
var safeJson = (value) => JSON.stringify(value, null, 2).replaceAll(
  /[`<>@&]/gu,
  (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, "0")}`
);
var list = (title, texts2) => texts2.length === 0 ? [] : [`## ${title}`, "", ...outsideList(texts2, 1e3), ""];
var paragraph = (title, text2) => [`## ${title}`, "", outside(text2, 2e3), ""];
var playbookFile = (entry) => {
  const { reference, at, title, recovery, confirmed } = entry;
  const won = recovery === null ? "" : ` Undoing it won back ${shareWords(recovery)}.`;
  const name = [slug(entry.class), slug(reference)].filter((it) => it !== "").join("-");
  return {
    path: `${playbookDirectory}/${name === "" ? "entry" : name}.md`,
    text: [
      `# ${outside(title, 200)}`,
      "",
      `Found in ${outside(reference, 100)}, ${outside(at.slice(0, 10), 10)}.${won} ${confirmed ? "A later check confirmed the fix." : "No later check has confirmed the fix yet."}`,
      "",
      ...list("Symptoms", entry.symptoms),
      ...paragraph("Cause", entry.cause),
      ...paragraph("Proof", entry.proof),
      ...paragraph("Fix", entry.fix),
      ...paragraph("Prevention", entry.prevention),
      ...paragraph("What to watch", entry.monitor),
      "## For Pacegate",
      "",
      "```json",
      safeJson(entry),
      "```",
      ""
    ].join("\n")
  };
};
var readPlaybookFile = (text2) => {
  const [, json] = /^```json\n([^`]*)\n```\s*$/mu.exec(text2.slice(-2e5).replaceAll("\r\n", "\n")) ?? [];
  if (json === void 0) return null;
  try {
    const read = playbookSchema.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

// src/baseline/files-playbook.ts
var mostFiles = 1e3;
var readJson = (text2) => {
  try {
    const read = playbookSchema.safeParse(JSON.parse(text2));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};
var entriesIn = async (directory, ending, read) => {
  const names = await readdir(directory).catch(() => []);
  const files = names.filter((name) => name.endsWith(ending)).toSorted();
  const texts2 = await Promise.all(
    files.slice(-mostFiles).map((name) => readFile(join(directory, name), "utf8").catch(() => ""))
  );
  return texts2.flatMap((text2) => read(text2) ?? []);
};
var createFilesPlaybook = ({ directory, team }) => ({
  read: async () => [
    ...await entriesIn(directory, ".json", readJson),
    ...await entriesIn(team, ".md", readPlaybookFile)
  ],
  /** An entry of the same place and class takes the place of the earlier one. Throws a BaselineError. */
  keep: async (entry) => {
    const key = createHash("sha256").update(`${entry.reference}
${entry.class}`).digest("hex").slice(0, 16);
    const path = join(directory, `${key}.json`);
    try {
      await mkdir(directory, { recursive: true });
      await ignoreInGit(directory);
      await writeFile(`${path}.part`, `${JSON.stringify(entry, null, 2)}
`);
      await rename(`${path}.part`, path);
    } catch (error) {
      throw fileFailure(`The playbook in ${directory} can't be written`, error);
    }
  }
});

export {
  playbookSchema,
  playbookDirectory,
  playbookFile,
  readPlaybookFile,
  createFilesPlaybook
};

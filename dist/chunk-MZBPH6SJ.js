import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  openRepository
} from "./chunk-BDZU4IYZ.js";
import {
  createGit
} from "./chunk-L3P7WQTL.js";
import {
  baselineSchema,
  readYaml,
  valueAt
} from "./chunk-6A772AGG.js";

// src/measure/workspace/read-checked-out.ts
var readCheckedOut = async (place) => {
  const git = createGit(place.environment, place.signal);
  const { top } = await openRepository(git, place.cwd);
  const commit = await git.text(["rev-parse", "--verify", "HEAD^{commit}"], { directory: top });
  const text = await git.text(["cat-file", "commit", commit], { directory: top });
  const [header = ""] = text.split("\n\n");
  return { top, commit, parents: [...header.matchAll(/^parent ([\da-f]+)$/gm)].map(([, parent]) => parent ?? "") };
};

// src/action/baseline-branch.ts
var baselineBranch = (text) => {
  const yaml = readYaml(text ?? "");
  const named = "problems" in yaml ? {} : valueAt(yaml.content.value, "baseline");
  const schema = baselineSchema.prefault({});
  return (schema.safeParse(named).data ?? schema.parse({})).branch;
};

export {
  readCheckedOut,
  baselineBranch
};

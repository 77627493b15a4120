import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/raw-names.ts
var blockFile = ({ suite, index }) => `raw/${suite}-${String(index + 1).padStart(3, "0")}.json`;
var bundleFile = ({ suite }) => `raw/${suite}-bundle.json`;
var profileFile = ({ suite, kind }) => `raw/${suite}-profile-${kind}.json`;
var seriesFile = ({ suite, scenario }) => `raw/${suite}-${scenario}.jsonl`;
var measurePlanFile = "raw/measure-plan.json";
var measurementFile = "measure.json";
var armBlockFile = ({ suite }, arm, number) => `raw/arms/${suite}-${arm}-${String(number).padStart(3, "0")}.json`;
var proofFile = "raw/proof.json";

export {
  blockFile,
  bundleFile,
  profileFile,
  seriesFile,
  measurePlanFile,
  measurementFile,
  armBlockFile,
  proofFile
};

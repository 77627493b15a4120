import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/raw-names.ts
var blockFile = ({ suite, index }) => `raw/${suite}-${String(index + 1).padStart(3, "0")}.json`;
var bundleFile = ({ suite }) => `raw/${suite}-bundle.json`;
var profileFile = ({ suite, kind }) => `raw/${suite}-profile-${kind}.json`;

export {
  blockFile,
  bundleFile,
  profileFile
};

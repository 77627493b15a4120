import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  GitHubError
} from "./chunk-E2BLH3JN.js";

// src/github/merge-group-ref.ts
var parseMergeGroupRef = (ref) => {
  const [, base, number, baseSha] = /^(?:refs\/heads\/)?gh-readonly-queue\/(.+)\/pr-([1-9]\d{0,9})-([\da-f]{40}|[\da-f]{64})$/.exec(ref) ?? [];
  return base === void 0 || number === void 0 || baseSha === void 0 ? null : { base, number: Number(number), baseSha };
};
var isMergeGroupRef = (ref) => /^(?:refs\/heads\/)?gh-readonly-queue\//.test(ref);

// src/usecases/posting/post-result.ts
var hasProvenFix = ({ findings }) => findings.some(({ fix }) => fix !== null && fix.patch !== null && fix.proof !== null);
var postResult = async (posting, { check, report, comment, result, findPlace }) => {
  const refused = [];
  const attempt = async (post) => {
    try {
      return await post();
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      refused.push(error);
      return null;
    }
  };
  await attempt(() => check.complete(report));
  const place = await attempt(findPlace);
  if (place === null) return refused;
  await attempt(() => posting.comment(place.number, comment));
  if (hasProvenFix(result)) await attempt(() => posting.suggest(place, result));
  return refused;
};

export {
  parseMergeGroupRef,
  isMergeGroupRef,
  postResult
};

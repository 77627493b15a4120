import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  GitHubError
} from "./chunk-PZ3W4RZL.js";

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
  postResult
};

import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/github/repository-name.ts
var parseRepositoryName = (text) => {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(text.trim()) ?? [];
  return owner === void 0 || repo === void 0 ? null : { owner, repo };
};
var repositoryText = ({ owner, repo }) => `${owner}/${repo}`;

export {
  parseRepositoryName,
  repositoryText
};

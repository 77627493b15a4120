import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  parseRepositoryName
} from "./chunk-C6DGYUA2.js";

// src/usecases/doctor/github-address.ts
var parseRemote = (url) => {
  const address = /^[a-z+]+:\/\//i.test(url) ? URL.parse(url) : null;
  const [, host, path] = address === null ? /^(?:[^@/]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url) ?? [] : [];
  const given = address === null ? { host: host ?? "", path: path ?? "" } : { host: address.hostname, path: address.pathname };
  return given.host === "" ? null : { host: given.host.toLowerCase(), path: given.path.replaceAll(/^\/+|\/+$/g, "").replace(/\.git$/, "") };
};
var hostOf = (url) => URL.parse(url ?? "")?.hostname ?? null;
var apiOf = (host, environment) => {
  const { GITHUB_SERVER_URL: server, GITHUB_API_URL: api, GH_HOST: chosen } = environment;
  if (host === hostOf(server) && api !== void 0) return api;
  if (/^(www\.|ssh\.)?github\.com$/.test(host)) return "https://api.github.com";
  if (/^[\w-]+\.ghe\.com$/.test(host)) return `https://api.${host}`;
  return host === hostOf(server) || host === chosen?.toLowerCase() ? `https://${host}/api/v3` : null;
};
var unknown = (why, cure) => ({ known: false, why, cure });
var githubAddress = (remoteUrl, environment) => {
  const { GITHUB_REPOSITORY: name, GITHUB_API_URL: apiUrl } = environment;
  const ofJob = parseRepositoryName(name ?? "");
  if (ofJob !== null && apiUrl !== void 0) return { known: true, value: { apiUrl, repository: ofJob } };
  if (remoteUrl === null) return unknown("there is no remote", "Add it: `git remote add origin URL`.");
  const remote = parseRemote(remoteUrl);
  const repository = remote === null ? null : parseRepositoryName(remote.path);
  if (remote === null || repository === null) return unknown("the remote is no repository on GitHub", null);
  const api = apiOf(remote.host, environment);
  return api === null ? unknown(
    `the remote is on ${remote.host}, which is not known to be GitHub`,
    `If it is an Enterprise Server, set GH_HOST=${remote.host}.`
  ) : { known: true, value: { apiUrl: api, repository } };
};

export {
  githubAddress
};

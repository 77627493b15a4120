import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  signalProcess
} from "./chunk-CDPO7XSA.js";
import {
  errorCode
} from "./chunk-YH73FRKC.js";
import {
  RepositoryError
} from "./chunk-PZ3W4RZL.js";

// src/measure/workspace/git.ts
import { spawn } from "node:child_process";
import { once } from "node:events";
import { stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

// src/measure/workspace/git-environment.ts
var dropped = /^GIT_(DIR|WORK_TREE|INDEX_FILE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|PREFIX|NAMESPACE|SHALLOW_FILE|GRAFT_FILE|IMPLICIT_WORK_TREE|INTERNAL_SUPER_PREFIX|QUARANTINE_PATH|REPLACE_REF_BASE|DEFAULT_HASH|DEFAULT_REF_FORMAT|TEMPLATE_DIR|ATTR_SOURCE|EXTERNAL_DIFF|DIFF_OPTS|(LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS|TRACE.*)$/;
var always = [
  // No hook of the user runs, neither from the repository nor from a global core.hooksPath.
  { key: "core.hooksPath", value: "/dev/null" },
  // It would start a daemon that stays.
  { key: "core.fsmonitor", value: "false" },
  { key: "gc.auto", value: "0" },
  { key: "maintenance.auto", value: "false" },
  { key: "advice.detachedHead", value: "false" },
  { key: "submodule.recurse", value: "false" },
  { key: "fetch.recurseSubmodules", value: "false" },
  { key: "fetch.writeCommitGraph", value: "false" }
];
var gitEnvironment = (environment, settings) => {
  const variables = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== void 0 && !dropped.test(name)) variables[name] = value;
  }
  const before = Number(variables["GIT_CONFIG_COUNT"] ?? 0) || 0;
  const all = [...always, ...settings];
  for (const [index, { key, value }] of all.entries()) {
    variables[`GIT_CONFIG_KEY_${before + index}`] = key;
    variables[`GIT_CONFIG_VALUE_${before + index}`] = value;
  }
  return {
    ...variables,
    GIT_CONFIG_COUNT: String(before + all.length),
    LC_ALL: "C.UTF-8",
    LANGUAGE: "",
    GIT_TERMINAL_PROMPT: "0",
    // Set but empty: git asks neither this nor core.askPass nor SSH_ASKPASS.
    GIT_ASKPASS: "",
    SSH_ASKPASS: "",
    GCM_INTERACTIVE: "never",
    // Reading must not refresh the user's index.
    GIT_OPTIONAL_LOCKS: "0",
    GIT_PAGER: "cat"
  };
};

// src/measure/workspace/output-tail.ts
import { StringDecoder } from "node:string_decoder";
import { stripVTControlCharacters } from "node:util";
var longestLine = 300;
var longestHeld = 4 * longestLine;
var unprintable = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
var printable = (text, length = longestLine) => {
  const line = stripVTControlCharacters(text).replace(unprintable, "").trimEnd();
  return line.length > length ? `${line.slice(0, length - 1)}…` : line;
};
var createOutputTail = (count) => {
  const last = [];
  const held = [];
  const keep = (text) => {
    const line = printable(text);
    if (line === "") return;
    last.push(line);
    if (last.length > count) last.shift();
  };
  const stream = () => {
    const decoder = new StringDecoder("utf8");
    let line = "";
    let returned = false;
    held.push(() => line);
    const write = (chunk) => {
      for (const piece of decoder.write(chunk).split(/(\r|\n)/)) {
        if (piece === "") continue;
        if (piece === "\r") {
          returned = true;
        } else if (piece === "\n") {
          keep(line);
          line = "";
          returned = false;
        } else {
          const before = returned ? "" : line;
          line = (before + piece.slice(0, longestHeld)).slice(0, longestHeld);
          returned = false;
        }
      }
    };
    return { write };
  };
  return {
    stream,
    lines: () => [...last, ...held.map((it) => printable(it()))].filter((it) => it !== "").slice(-count)
  };
};

// src/measure/workspace/git.ts
var unwritten = /no space left|out of disk ?space|disk quota|(?:failed|unable) to write|write error/i;
var GitFailure = class extends RepositoryError {
  exitCode;
  /** What git wrote to standard error, whole, for matching. */
  output;
  constructor(command, exitCode, output) {
    const said = oneLine(output);
    super(
      `git ${command} failed (exit ${exitCode ?? "by signal"})${said === "" ? "" : `: ${said}`}`,
      unwritten.test(output) ? "See that the disk with the temporary directory (TMPDIR) has space left, and run again." : "Run `git status` and `git fsck` in the repository, put right what they report, and run again."
    );
    this.exitCode = exitCode;
    this.output = output;
  }
};
var oneLine = (output) => {
  const lines = output.split("\n").map((it) => it.replace(/^(fatal|error|remote|hint|warning): /, "").trim());
  const shown = lines.filter((it) => it !== "").join(" · ");
  return printable(shown.replace(/:\/\/[^/@\s]*@/g, "://"), 400);
};
var startFailure = async (cause, directory) => {
  const found = await stat(directory).catch(() => null);
  if (found?.isDirectory() !== true) {
    return new RepositoryError(`There is no directory ${directory}.`, "Run Pacegate inside a git repository.", {
      cause
    });
  }
  return new RepositoryError(
    errorCode(cause) === "ENOENT" ? "git is not installed." : `git can't be started (${errorCode(cause) ?? "unknown"}).`,
    "Install git 2.31 or later and make sure that it is on the PATH.",
    { cause }
  );
};
var drain = 1e3;
var collect = (stream, most = Infinity, onMore = () => {
}) => {
  const chunks = [];
  let length = 0;
  stream.on("data", (chunk) => {
    length += chunk.length;
    if (length <= most) chunks.push(chunk);
    else onMore();
  });
  return chunks;
};
var createGit = (environment, signal) => {
  const run = async (args, options) => {
    const signals = options.signal === void 0 ? [signal] : [signal, options.signal];
    const aborted = AbortSignal.any(signals);
    aborted.throwIfAborted();
    const child = spawn("git", args, {
      cwd: options.directory,
      env: { ...gitEnvironment(environment, options.settings ?? []), ...options.variables },
      stdio: ["pipe", "pipe", "pipe"],
      // An own session: no terminal that ssh could ask on, and one group to stop with all helpers (git-remote-https).
      detached: true
    });
    const stop = AbortSignal.any(
      options.timeout === void 0 ? signals : [...signals, AbortSignal.timeout(options.timeout)]
    );
    let isMore = false;
    const onStop = () => {
      if (child.pid !== void 0) signalProcess(-child.pid, "SIGKILL");
    };
    stop.addEventListener("abort", onStop, { once: true });
    try {
      const closed = once(child, "close");
      const stdout = collect(child.stdout, options.most, () => {
        isMore = true;
        onStop();
      });
      const stderr = collect(child.stderr);
      child.stdin.on("error", () => {
      });
      child.stdin.end(options.input ?? "");
      await Promise.race([closed, once(child, "exit").then(() => sleep(drain, null, { ref: false }))]);
      child.stdout.destroy();
      child.stderr.destroy();
      aborted.throwIfAborted();
      const code = isMore ? null : child.exitCode;
      return { code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString() };
    } catch (error) {
      aborted.throwIfAborted();
      throw await startFailure(error, options.directory);
    } finally {
      stop.removeEventListener("abort", onStop);
    }
  };
  const text = async (args, options) => {
    const { code, stdout, stderr } = await run(args, options);
    if (code !== 0) throw new GitFailure(args[0] ?? "", code, stderr);
    return stdout.toString().replace(/\n$/, "");
  };
  return { run, text };
};

export {
  printable,
  createOutputTail,
  GitFailure,
  oneLine,
  createGit
};

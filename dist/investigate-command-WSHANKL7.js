import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createFilesPlaybook
} from "./chunk-T3XC3L7X.js";
import {
  runInvestigate
} from "./chunk-3AI7HSQH.js";
import "./chunk-2APMTKVD.js";
import "./chunk-3HWN7DKX.js";
import {
  localBaseline,
  rootOf
} from "./chunk-JVFZNK5J.js";
import "./chunk-Q2HQCF2V.js";
import {
  createProgressWriter
} from "./chunk-SECSKHPO.js";
import {
  readCheckFlags
} from "./chunk-KULCYLAW.js";
import "./chunk-RITITTGN.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import {
  investigationExitCode
} from "./chunk-QSZIDGTK.js";
import "./chunk-DYJL3DNA.js";
import "./chunk-ZM2Z42UO.js";
import "./chunk-VIJOXWVX.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-BDZU4IYZ.js";
import "./chunk-WGZ5KSCE.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-QTO22MF4.js";
import "./chunk-C5QOBS2P.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import {
  renderInvestigationTerminal
} from "./chunk-KGAXBGPU.js";
import "./chunk-HWTYMVDZ.js";
import "./chunk-BYJ4AK2O.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-SCZ2ZM32.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-ZVDYMXII.js";
import "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-6WMFCKXS.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-S643JPNG.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import {
  InterruptedError,
  UsageError
} from "./chunk-PZ3W4RZL.js";
import "./chunk-MFI476TX.js";
import "./chunk-E6LOVTDB.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-JU7WK37J.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import {
  external_exports
} from "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

// src/cli/investigate-flags.ts
var schema = external_exports.object({
  result: external_exports.string().optional(),
  logs: external_exports.array(external_exports.string()).default([]),
  by: external_exports.array(external_exports.string()).default([]),
  deploys: external_exports.array(external_exports.string()).default([])
});
var mostFields = 3;
var deployOf = (text) => {
  const [, time = "", name = ""] = /^([^=]+)=(.+)$/u.exec(text) ?? [];
  const at = Date.parse(time);
  if (Number.isNaN(at) || name.trim() === "")
    throw new UsageError(
      `--deploys ${JSON.stringify(text)} is not a time and a name.`,
      "Write it as 2026-03-02T09:00:00Z=v2.1, with the zone."
    );
  return { at, name: name.trim() };
};
var readInvestigateFlags = (flags) => {
  const check = readCheckFlags(flags);
  const { result, logs, by, deploys } = schema.parse(flags);
  if (result === "" || [...logs, ...by].includes(""))
    throw new UsageError(
      `--${result === "" ? "result" : logs.includes("") ? "logs" : "by"} has an empty value.`,
      "Leave the option out, or check that the variable it comes from is set."
    );
  if (logs.length === 0 && by.length + deploys.length > 0)
    throw new UsageError("--by and --deploys say how logs are read, and there are none.", "Name them with --logs.");
  if (by.length > mostFields)
    throw new UsageError(
      `Logs can be told apart by ${mostFields} fields at most, not ${by.length}.`,
      "Give fewer --by."
    );
  return {
    ...check,
    earlier: result ?? null,
    otherwise: check.out === null ? "refuse" : "measure",
    logs: logs.length === 0 ? null : { files: logs, by, deploys: deploys.map(deployOf) }
  };
};

// src/cli/local-playbook.ts
import { join } from "node:path";
var localPlaybook = (cwd) => {
  const root = rootOf(cwd);
  return root === null ? null : createFilesPlaybook({
    directory: join(root, ".pacegate", "playbook"),
    team: join(root, ".github", "pacegate", "playbook")
  });
};

// src/cli/investigate-command.ts
var investigateCommand = async (what, given, host) => {
  const flags = readInvestigateFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it) => progress.write(it);
  signal.addEventListener(
    "abort",
    () => report({ kind: "step", text: "stopping; what was measured is kept. A second signal does it at once" })
  );
  const onExit = (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const cwd = host.cwd();
  const { stdout } = host;
  let last = null;
  const show = (investigation, directory) => {
    progress[Symbol.dispose]();
    stdout.write(
      flags.json ? `${JSON.stringify(investigation, null, 2)}
` : renderInvestigationTerminal(investigation, {
        colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
        width: stdout.columns ?? 100,
        ...directory === null ? {} : { directory }
      })
    );
  };
  try {
    const { result, investigation, directory } = await runInvestigate(
      {
        ...flags,
        asked: what,
        cwd,
        environment: host.env,
        version,
        baseline: localBaseline(cwd),
        playbook: localPlaybook(cwd),
        occasion: "pull-request",
        startedBy: null,
        reference: null
      },
      { signal, report, onExit, observe: (investigation2) => last = investigation2 }
    );
    show(investigation, directory);
    return investigationExitCode(investigation.state, result.verdict);
  } catch (error) {
    if (error instanceof InterruptedError && last !== null) show(last, null);
    throw error;
  }
};
export {
  investigateCommand
};

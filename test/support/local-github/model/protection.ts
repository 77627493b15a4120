/** A check that must have passed. `appId` null: any app will do. */
export interface RequiredCheck {
  readonly context: string;
  readonly appId: number | null;
}

export interface RequiredChecks {
  /** The head must contain the tip of the base. */
  readonly strict: boolean;
  readonly checks: readonly RequiredCheck[];
}

/** Protection of one branch. */
export interface Protection {
  readonly branch: string;
  readonly requiredChecks: RequiredChecks | null;
  /** Approvals that a pull request needs; null: direct pushes are allowed. */
  readonly requiredApprovals: number | null;
  readonly enforceAdmins: boolean;
  readonly linearHistory: boolean;
  readonly allowForcePushes: boolean;
  readonly allowDeletions: boolean;
  /** Logins and app slugs that may push; null: whoever has write access. */
  readonly restrictions: readonly string[] | null;
}

export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

export interface Ruleset {
  readonly id: number;
  readonly name: string;
  readonly target: 'branch' | 'tag' | 'push';
  readonly enforcement: 'active' | 'disabled' | 'evaluate';
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly rules: readonly Rule[];
  readonly bypass: readonly {
    readonly actor_id: number | null;
    readonly actor_type: string;
    readonly bypass_mode?: string | undefined;
  }[];
  readonly createdAt: string;
}

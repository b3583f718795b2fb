/** What the API answers about rules. */
export interface Profile { name: string; on?: boolean; hours?: unknown[]; offUntil?: string | null }
export interface RuleSet { profiles?: Profile[]; defaultQueue?: string | null; intents?: { intent: string; queue?: string | null }[]; rules?: { name: string; when?: Record<string, unknown>; then?: Record<string, unknown> }[]; [other: string]: unknown }
export interface Group extends RuleSet { id: string; version: number; queues: string[]; agents: string[]; profilesOn: string[]; failedExamples?: { name: string; misses: string[] }[]; repairsBySweep: number; intentsLearned: unknown }
export interface Version { version: number; at: string; rules: RuleSet }
export interface RulesCheck { faults: { field: string; mend: string }[]; warnings: { field: string; mend: string }[]; rules: { name: string; held: number }[]; examples: { name: string; passes: boolean; misses: string[]; notLearned: string | null }[]; replayed: number; changed: number; moves: Record<string, number>; changes: { contactId: string; createdAt: string; differences: string[] }[] }

const described = ['id', 'version', 'queues', 'agents', 'profilesOn', 'failedExamples', 'repairsBySweep', 'intentsLearned'];

/** The rules of a group, without what else is told of it. */
export const rulesOf = (group: Group): RuleSet => Object.fromEntries(Object.entries(group).filter(([name]) => !described.includes(name)));

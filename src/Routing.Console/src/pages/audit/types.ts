/** A change as the audit tells it. */
export interface Change { number: number; at: string; by: string; agent: string | null; what: string; kind: string; id: string; outcome: 'unknown' | 'made' | 'refused'; before: unknown; after: unknown }

/** What has been changed, by whom as far as it is known. */
export const whoOf = (change: Change) => [change.by, change.agent].filter(Boolean).join(' · ');

export const verbOf = (change: Change) => (change.outcome !== 'made' ? change.outcome : change.before === null ? (change.after === null ? 'done' : 'made') : change.after === null ? 'gone' : 'changed');

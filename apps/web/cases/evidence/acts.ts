/** What is done with evidence in a dialog. */
export type EvidenceAct = { name: 'add' } | { name: 'one'; evidence: string } | { name: 'openings'; evidence?: string }

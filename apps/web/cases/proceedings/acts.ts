/** What is done beside a case in a dialog. */
export type BesideAct = { name: 'refer' | 'announce' } | { name: 'hear' | 'proceed' | 'takeBack'; referral: string }

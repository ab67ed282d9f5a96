/** What the address says of the list. */
export const DEFAULTS = { year: '', unit: '', state: 'all', text: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

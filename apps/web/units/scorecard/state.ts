/** What the address says: the year, and the number whose cases are shown. */
export const DEFAULTS = { year: '', kind: '', word: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

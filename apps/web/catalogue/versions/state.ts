/** What the address keeps: the version whose changes are shown, of which kind. */
export const DEFAULTS = { version: '', kind: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

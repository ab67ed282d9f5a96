/** What the list of patterns shows, as its address says it. */
export interface Asked {
  status: readonly string[]
  unit: string
  kind: string
  rule: string
  cursor: string
  [name: string]: string | readonly string[]
}

export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

export const DEFAULTS: Asked = { status: [], unit: '', kind: '', rule: '', cursor: '' }

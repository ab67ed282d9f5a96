import { STAGES } from '../../../src/law/schema.ts'
import { NO_STAGE, type listEntries } from '../../../src/law/catalogue/schema.ts'
import type { Input } from '../api.ts'

/** What the address of the list keeps. `on` empty: today; `version` empty: that of the day. */
export const DEFAULTS = { on: '', version: '', text: '', area: '', stage: '', cursor: '' }
export type Asked = typeof DEFAULTS
export type SetAsked = (patch: Partial<Asked>, how?: 'push' | 'replace') => void

const KNOWN_STAGES = [...STAGES, NO_STAGE] as const

export function inputOf({ on, version, text, area, stage, cursor }: Asked): Input<typeof listEntries> {
  const known = KNOWN_STAGES.find((one) => one === stage)
  return {
    ...(version === '' ? {} : { version }),
    ...(on === '' || version !== '' ? {} : { on }),
    ...(text === '' ? {} : { text }),
    ...(/^\d{1,2}$/u.test(area) ? { area: Number(area) } : {}),
    ...(known === undefined ? {} : { stage: known }),
    ...(cursor === '' ? {} : { cursor }),
  }
}

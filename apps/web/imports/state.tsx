import { IconAlertTriangle, IconCircleMinus, IconCopy, IconEye, IconFileArrowRight, IconUpload, type TablerIcon } from '@tabler/icons-react'
import type { Upload, UploadState } from '../../../src/lake/uploads/schema.ts'
import { useFormat, useText } from '../i18n/use.ts'
import { Hatched, Tick } from '../parts/signs.tsx'
import { useAppState, usePersonName } from '../shell/state.ts'
import styles from './imports.module.css'
import { text } from './text.ts'

const ICONS: Partial<Record<UploadState, TablerIcon>> = {
  receiving: IconUpload,
  received: IconUpload,
  checking: IconEye,
  ready: IconFileArrowRight,
  importing: IconFileArrowRight,
  known: IconCopy,
  failed: IconAlertTriangle,
  cancelled: IconCircleMinus,
}
const TONES: Partial<Record<UploadState, string>> = { failed: 'red', doubtful: 'amber', cancelled: 'text2', known: 'text2' }

/** States in which something happens by itself: asked again until it has. */
const MOVING: ReadonlySet<UploadState> = new Set(['receiving', 'received', 'checking', 'importing'])

export function isMoving({ state }: Upload): boolean {
  return MOVING.has(state)
}

/** Where a file stands: sign and word. */
export function UploadSign({ state }: { state: UploadState }) {
  const say = useText(text)
  const Icon = ICONS[state]
  return (
    <span className={`${styles.sign} ${TONES[state] ?? ''}`}>
      {Icon !== undefined && <Icon size={16} stroke={1.6} aria-hidden />}
      {state === 'doubtful' && <Hatched />}
      {state === 'imported' && <Tick />}
      <span>{say(state)}</span>
    </span>
  )
}

/** Rows that went into the data; null where nothing was imported. */
export function keptRows({ state, result }: Upload): number | null {
  return state !== 'imported' || result === null ? null : result.rows - result.rejectedRows - result.repeatedRows
}

/** Who sent a file: the person who works here by name, others as they are kept. */
export function useSender(): (by: string) => string {
  const say = useText(text)
  const actor = useAppState()?.actor
  const nameOf = usePersonName()
  return (by) => (by === actor?.id ? nameOf(actor.name) : by === 'worker' ? say('machine') : by)
}

/** Bytes in words, or nothing where they are not known. */
export function Size({ bytes }: { bytes: number | null }) {
  const format = useFormat()
  return bytes === null ? null : <span>{format.bytes(bytes)}</span>
}

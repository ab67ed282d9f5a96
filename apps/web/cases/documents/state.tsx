import type { DocumentRow } from '../../../../src/cases/documents/schema.ts'
import { useText } from '../../i18n/use.ts'
import styles from './documents.module.css'
import { text } from './text.ts'

type Standing = Pick<DocumentRow, 'state' | 'gaps' | 'scanned'>

/** How a document stands, with its sign: a tick only where the signed paper is there. */
export function DocumentState({ document }: { document: Standing }) {
  const say = useText(text)
  const { state, gaps, scanned } = document
  const key = state === 'issued' && scanned ? 'scanned' : state === 'draft' && gaps > 0 ? 'gaps' : state
  return (
    <span className={styles.state}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden>
        {key === 'scanned' ? (
          <path d="m3 8.4 3.2 3.2L13 4.8" />
        ) : (
          <circle cx="8" cy="8" r="5.5" strokeDasharray={key === 'withdrawn' ? '2 2' : undefined} />
        )}
      </svg>
      <span>{say(`state-${key}`, key === 'gaps' ? { n: gaps } : {})}</span>
    </span>
  )
}

import { useState } from 'react'
import { ROLES } from '../../../../src/access/roles/pure.ts'
import type { Role } from '../../../../src/access/roles/schema.ts'
import { listOpenings, type Opening } from '../../../../src/cases/evidence/schema.ts'
import { Dialog } from '../../account/dialog.tsx'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { text } from './text.ts'

interface OpeningsDialogProps {
  id: string
  evidence?: string | undefined
  release?: string | undefined
  onClose: () => void
}

/** Who opened files of a case, and in what capacity. */
export function OpeningsDialog({ id, evidence, release, onClose }: OpeningsDialogProps) {
  const say = useText(text)
  const [cursor, setCursor] = useState('')
  const query = useRoute(listOpenings, { id, evidence, release, cursor: cursor === '' ? undefined : cursor }, { keep: true })
  return (
    <Dialog title={say('openings')} onClose={onClose}>
      <Answer query={query} what={say('openingsWhat')} rows={4}>
        {(page) => (
          <>
            {page.rows.length === 0 ? (
              <p className="text2">{say('openingsNone')}</p>
            ) : (
              <table className={`${plain.table} ${styles.table}`}>
                <thead>
                  <tr>
                    <th scope="col">{say('at')}</th>
                    <th scope="col">{say('who')}</th>
                    <th scope="col">{say('openedWhat')}</th>
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((row) => (
                    <One key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
            )}
            {(page.previous !== null || page.next !== null) && <Pager {...page} shown={page.rows.length} onTurn={setCursor} />}
          </>
        )}
      </Answer>
    </Dialog>
  )
}

function One({ row: { at, by, roles, what, released } }: { row: Opening }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const nameOf = usePersonName()
  const known = roles.filter((role): role is Role => role in ROLES)
  return (
    <tr>
      <td className="nowrap">{format.instant(at)}</td>
      <td>
        {nameOf(by.name)} <span className={plain.second}>{known.map((role) => inWords(ROLES[role].name)).join(' · ')}</span>
      </td>
      <td>
        {what} {released && <span className={plain.second}>{say('released')}</span>}
      </td>
    </tr>
  )
}

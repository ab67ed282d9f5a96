import { useState } from 'react'
import { listHistory } from '../../../../src/cases/history/schema.ts'
import { Dialog } from '../../account/dialog.tsx'
import { useRoute } from '../../api-hooks.ts'
import { useKindWords } from '../../audit/kinds/words.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { text as competences } from '../competence/text.ts'
import { text } from './text.ts'

/** All that was done in a case, a page at a time. */
export function HistoryDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const say = useText(text)
  const sayOfCompetence = useText(competences)
  const format = useFormat()
  const kindOf = useKindWords()
  const nameOf = usePersonName()
  const [cursor, setCursor] = useState('')
  const query = useRoute(listHistory, { id, limit: '20', cursor: cursor === '' ? undefined : cursor }, { keep: true })
  return (
    <Dialog title={say('title')} onClose={onClose}>
      <p className="text2">{say('lead')}</p>
      <Answer query={query} what={say('what')} rows={8}>
        {(page) => (
          <>
            <table className={`${plain.table} ${styles.table}`}>
              <thead>
                <tr>
                  <th scope="col">{say('at')}</th>
                  <th scope="col">{say('act')}</th>
                  <th scope="col">{say('who')}</th>
                </tr>
              </thead>
              <tbody>
                {page.rows.map(({ id: line, at, kind, by, flagged }) => (
                  <tr key={line}>
                    <td>{format.instant(at)}</td>
                    <td>
                      {kindOf(kind)}
                      {flagged && <span className="small amber"> {sayOfCompetence('flagged')}</span>}
                    </td>
                    <td>{nameOf(by.name)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {(page.previous !== null || page.next !== null) && <Pager {...page} shown={page.rows.length} onTurn={setCursor} />}
          </>
        )}
      </Answer>
    </Dialog>
  )
}

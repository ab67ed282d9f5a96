import { Button } from '@mantine/core'
import { useState } from 'react'
import { listHistory } from '../../../../src/cases/history/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useKindWords } from '../../audit/kinds/words.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { HistoryDialog } from './dialog.tsx'
import { text as competences } from '../competence/text.ts'
import { text } from './text.ts'

const SHOWN = '5'

/** The last that was done in a case; all of it on demand. */
export function LastOf({ id }: { id: string }) {
  const say = useText(text)
  const sayOfCompetence = useText(competences)
  const format = useFormat()
  const kindOf = useKindWords()
  const nameOf = usePersonName()
  const [whole, setWhole] = useState(false)
  const { data } = useRoute(listHistory, { id, limit: SHOWN }, { keep: true })
  if (data === undefined || data.rows.length === 0) return null
  const { rows, total } = data
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say('title')}</h2>
      <ol className={styles.links}>
        {rows.map(({ id: line, at, kind, by, flagged }) => (
          <li key={line}>
            {kindOf(kind)}
            {flagged && <span className="small amber"> {sayOfCompetence('flagged')}</span>}
            <span className={plain.second}>
              {format.instant(at)} · {nameOf(by.name)}
            </span>
          </li>
        ))}
      </ol>
      {(total.more || total.n > rows.length) && (
        <Button className="no-print" variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
          {total.more ? say('allMore') : say('all', { n: total.n })}
        </Button>
      )}
      {whole && <HistoryDialog id={id} onClose={() => setWhole(false)} />}
    </section>
  )
}

import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { rejectedRows, type Upload } from '../../../../src/lake/uploads/schema.ts'
import { addressOf } from '../../api.ts'
import { useSaid } from '../../i18n/said.ts'
import { useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { Bars } from '../../parts/small-pictures.tsx'
import { keptRows } from '../state.tsx'
import { useRoleWord } from './columns.tsx'
import type { Role } from './mapping.ts'
import styles from './one.module.css'
import { text } from './text.ts'

type Outcome = NonNullable<Upload['result']>

/** How many rows went in, and what became of the others. */
export function Result({ upload }: { upload: Upload }) {
  const say = useText(text)
  const format = useFormat()
  const { result } = upload
  if (result === null) return null
  const { rejectedRows: rejected, repeatedRows, undatedRows, from, until } = result
  return (
    <>
      <ul className={styles.numbers}>
        <Number n={keptRows(upload) ?? 0} words="numberRows" />
        <Number n={rejected} words="numberRejected" {...(rejected > 0 ? { tone: 'red' } : {})} />
        <Number n={repeatedRows} words="numberRepeated" />
        {undatedRows > 0 && <Number n={undatedRows} words="numberUndated" tone="amber" />}
      </ul>
      {from !== null && until !== null && (
        <p className="text2">{say('span', { from: format.instant(from), until: format.instant(until) })}</p>
      )}
      <Rejected upload={upload} result={result} />
    </>
  )
}

interface NumberProps {
  n: number
  words: 'numberRows' | 'numberRejected' | 'numberRepeated' | 'numberUndated'
  tone?: string
}

function Number({ n, words, tone = '' }: NumberProps) {
  const say = useText(text)
  const format = useFormat()
  return (
    <li>
      <span className={`${styles.number} ${tone}`}>{format.number(n)}</span>
      <span>{say(words, { n })}</span>
    </li>
  )
}

function Rejected({ upload, result }: { upload: Upload; result: Outcome }) {
  const say = useText(text)
  const language = useLanguage()
  const n = result.rejectedRows
  if (n === 0) return <p className={styles.none}>{say('rejectedNone')}</p>
  return (
    <Section title={say('rejected')} note={say('rejectedNote', { n })}>
      <Reasons reasons={result.reasons} />
      <div className={styles.mend}>
        <Button
          component="a"
          href={addressOf(rejectedRows, { id: upload.id, language })}
          download
          variant="default"
          leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
        >
          {say('download', { n })}
        </Button>
      </div>
      <Note>{say('mend')}</Note>
    </Section>
  )
}

function Reasons({ reasons }: { reasons: Outcome['reasons'] }) {
  const say = useText(text)
  const format = useFormat()
  const said = useSaid()
  const roleWord = useRoleWord()
  const top = Math.max(1, ...reasons.map(({ rows }) => rows))
  const fieldOf = (field: string): string => (isRole(field) ? roleWord(field) : field)
  return (
    <table className={styles.reasons}>
      <caption className="spoken">{say('rejectedCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('reason')}</th>
          <th scope="col" className="number">
            {say('firstRow')}
          </th>
          <th scope="col">{say('value')}</th>
          <th scope="col" className={styles.bar}>
            <span className="spoken">{say('bars')}</span>
          </th>
          <th scope="col" className="number">
            {say('n')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons.map(({ field, reason, rows, firstRow, value }) => (
          <tr key={`${field} ${reason}`}>
            <td>{fieldOf(field)}</td>
            <th scope="row">{said(reason)}</th>
            <td className="number">{format.number(firstRow)}</td>
            <td>
              <code>{value === '' ? say('empty') : value}</code>
            </td>
            <td className={styles.bar}>
              <Bars red={rows} top={top} />
            </td>
            <td className="number strong">{format.number(rows)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function isRole(field: string): field is Role {
  return ['case', 'activity', 'timestamp', 'resource', 'unit'].includes(field)
}

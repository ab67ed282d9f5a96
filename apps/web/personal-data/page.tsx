import { listPersonalData, type KeptColumns } from '../../../src/law/kept/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Citation } from '../parts/citation.tsx'
import { Note } from '../parts/note.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { text as parts } from '../parts/text.ts'
import table from '../units/plain-table.module.css'
import { text } from './text.ts'

/** What is kept about people, by what it is kept for. */
export function Page() {
  const say = useText(text)
  const query = useRoute(listPersonalData, {})
  return (
    <>
      <PageHead title={say('title')} />
      <p className="reading">{say('note')}</p>
      <Answer query={query} what={say('what')} rows={12} height={35}>
        {({ rows }) => (
          <>
            {rows.some(({ period }) => !period.basis.confirmed) && <Note tone="amber">{say('unconfirmed')}</Note>}
            {byPurpose(rows).map((same) => (
              <Purpose key={same[0]!.purpose.en} rows={same} />
            ))}
          </>
        )}
      </Answer>
    </>
  )
}

function byPurpose(rows: readonly KeptColumns[]): KeptColumns[][] {
  return [...Map.groupBy(rows, ({ purpose }) => purpose.en).values()]
}

function Purpose({ rows }: { rows: readonly KeptColumns[] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const purpose = inWords(rows[0]!.purpose)
  return (
    <Section title={purpose}>
      <table className={table.table}>
        <caption className="spoken">{say('caption', { purpose })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('kept')}</th>
            <th scope="col">{say('about')}</th>
            <th scope="col">{say('period')}</th>
            <th scope="col" className={table.wide}>
              {say('basis')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.table + row.columns.join()} row={row} />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const GRADES = { 'less-serious': 'lessSerious', serious: 'serious', 'very-serious': 'verySerious' } as const

function Row({ row }: { row: KeptColumns }) {
  const say = useText(text)
  const inWords = useBilingual()
  const grade = useText(parts)
  const { years, from, forever, foreverWhy, basis } = row.period
  return (
    <tr>
      <th scope="row">
        {row.table}
        <span className={table.second}>{row.columns.join(', ')}</span>
      </th>
      <td>{say(row.of)}</td>
      <td>
        {years === 0 ? say('untilThen', { from: inWords(from) }) : say('years', { n: years, from: inWords(from) })}
        {foreverWhy !== undefined && (
          <span className={table.second}>
            {say('forever', { grades: forever.map((one) => grade(GRADES[one])).join(', '), why: inWords(foreverWhy) })}
          </span>
        )}
      </td>
      <td className={table.wide}>
        <Citation cite={inWords(basis.cite)} confirmed={basis.confirmed} />
      </td>
    </tr>
  )
}

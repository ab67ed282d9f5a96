import { listRemarks, REMARK_KINDS, type RemarkRow } from '../../../src/cases/heads/schema.ts'
import { Turn } from '../access/list.tsx'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { Section } from '../parts/section.tsx'
import plain from '../units/plain-table.module.css'
import { text } from './text.ts'

/** How many remarks there were by unit and month. */
export function Remarks({ cursor, onTurn }: { cursor: string; onTurn: (cursor: string) => void }) {
  const say = useText(text)
  const query = useRoute(listRemarks, { limit: 20, ...(cursor === '' ? {} : { cursor }) }, { keep: true })
  return (
    <Section title={say('remarks')} note={say('remarksNote')}>
      <Answer query={query} what={say('remarksWhat')} rows={3}>
        {(page) =>
          page.rows.length === 0 ? (
            <p className="text2">{say('remarksNone')}</p>
          ) : (
            <>
              <table className={plain.table}>
                <caption className="spoken">{say('remarksCaption')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{say('month')}</th>
                    <th scope="col">{say('unit')}</th>
                    <th scope="col">{say('kinds')}</th>
                    <th scope="col" className="number">
                      {say('count')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((row) => (
                    <Row key={`${row.month} ${row.unit.code}`} row={row} />
                  ))}
                </tbody>
              </table>
              <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function Row({ row: { month, unit, n, kinds } }: { row: RemarkRow }) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const parts = REMARK_KINDS.flatMap((kind) => {
    const of = kinds[kind]
    return of === undefined ? [] : [say('kindCount', { kind: say(`kind-${kind}`), n: of })]
  })
  return (
    <tr>
      <td>{format.day(month).slice(3)}</td>
      <td>{inWords(unit.short)}</td>
      <td>{parts.join(' · ')}</td>
      <td className="number">{format.number(n)}</td>
    </tr>
  )
}

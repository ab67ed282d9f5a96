import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { listDocuments, type DocumentRow } from '../../../../src/cases/documents/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay, usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import type { Known } from '../words.ts'
import one from '../one/case.module.css'
import styles from './documents.module.css'
import { DocumentState } from './state.tsx'
import { text } from './text.ts'

const PrepareDialog = lazy(() => import('./prepare-dialog.tsx').then(({ PrepareDialog: component }) => ({ default: component })))

/** Official documents of a case: their numbers, who checked them, how they stand. */
export function Documents({ file, terms }: Known<CaseShown>) {
  const say = useText(text)
  const may = useMay()
  const [open, setOpen] = useState(false)
  const query = useRoute(listDocuments, { id: file.id })
  return (
    <Section
      title={say('documents')}
      id="documents"
      {...(query.data === undefined ? {} : { note: say('documentsN', { n: query.data.rows.length }) })}
    >
      <Answer query={query} what={say('loadingList')} rows={2} height={53}>
        {({ rows, templates, issuers, submissions }) => (
          <>
            {rows.length === 0 ? <None>{say('none')}</None> : <Rows caseId={file.id} rows={rows} />}
            {may('case.change') && (
              <p className={`${one.foot} no-print`}>
                <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
                  {say('prepare')}
                </Button>
              </p>
            )}
            {open && (
              <Suspense>
                <PrepareDialog {...{ file, terms, templates, issuers, submissions }} onClose={() => setOpen(false)} />
              </Suspense>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}

function Rows({ caseId, rows }: { caseId: string; rows: readonly DocumentRow[] }) {
  const say = useText(text)
  return (
    <table className={`${plain.table} ${styles.table}`}>
      <caption className="spoken">{say('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('document')}</th>
          <th scope="col" className={plain.wide}>
            {say('second')}
          </th>
          <th scope="col">{say('state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} caseId={caseId} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ caseId, row }: { caseId: string; row: DocumentRow }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const nameOf = usePersonName()
  const { id, number, day, name, officer, checkedBy } = row
  return (
    <tr>
      <td className={number === null ? 'text2' : undefined}>
        {number === null || day === null ? (
          say('numberNone')
        ) : (
          <>
            {number} <span className={plain.second}>{format.day(day)}</span>
          </>
        )}
      </td>
      <td>
        <Link to={`/cases/${caseId}/documents/${id}`}>{inWords(name)}</Link>
        {officer !== null && <span className={plain.second}>{nameOf(officer.name)}</span>}
      </td>
      <td className={plain.wide}>{checkedBy === null ? <span className="text2">{say('secondNone')}</span> : nameOf(checkedBy.name)}</td>
      <td>
        <DocumentState document={row} />
      </td>
    </tr>
  )
}

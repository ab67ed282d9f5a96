import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import {
  checkRatings,
  importRatings,
  ratingTemplate,
  type ImportedCounts,
  type ImportedPreview,
  type ImportedRow,
} from '../../../../src/accountability/ratings/imported/schema.ts'
import { addressOf } from '../../api.ts'
import { useBilingual, useFormat, useLanguage, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Note } from '../../parts/note.tsx'
import { Section } from '../../parts/section.tsx'
import { Checked } from '../../parts/trying/checked.tsx'
import { Download } from '../../parts/trying/download.tsx'
import { ImportFrame } from '../../parts/trying/frame.tsx'
import styles from '../../parts/trying/trying.module.css'
import { sendBody } from '../../upload.ts'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

/** A file of annual ratings is tried, then taken over with a reason. */
export function Page() {
  const say = useText(text)
  const word = useText(shared)
  return (
    <ImportFrame<ImportedPreview, ImportedCounts>
      title={say('title')}
      short={say('short')}
      crumb={{ label: word('title'), to: '/ratings' }}
      note={say('note')}
      formats={say('dropFormats')}
      rail={<Rail />}
      check={(file, onProgress) => sendBody(checkRatings, { name: file.name }, file, onProgress)}
      checked={(file, preview, onDone) => <Tried file={file} preview={preview} onDone={onDone} />}
      done={(file, counts) => <Done name={file.name} counts={counts} />}
    />
  )
}

function Rail() {
  const say = useText(text)
  const language = useLanguage()
  return (
    <>
      <section aria-labelledby="files" className={`${styles.rail} no-print`}>
        <h2 id="files">{say('files')}</h2>
        <p>
          <Download to={addressOf(ratingTemplate, { language })} words={say('template')} />
          <span className="small text2">{say('templateWhy')}</span>
        </p>
      </section>
      <section aria-labelledby="what" className={styles.rail}>
        <h2 id="what">{say('what')}</h2>
        <p>{say('whatMark')}</p>
        <p>{say('whatOnce')}</p>
      </section>
    </>
  )
}

interface TriedProps {
  file: File
  preview: ImportedPreview
  onDone: (counts: ImportedCounts) => void
}

function Tried({ file, preview, onDone }: TriedProps) {
  const say = useText(text)
  return (
    <Checked
      file={file}
      preview={preview}
      words={{
        take: say('take'),
        offNothing: say('offNothing'),
        effect: say('effect', { add: preview.counts.add }),
        failed: say('failed'),
      }}
      found={<Found preview={preview} />}
      send={(reason) => sendBody(importRatings, { name: file.name, reason }, file, () => undefined)}
      onDone={onDone}
    />
  )
}

function Found({ preview: { counts, rows, rowCount } }: { preview: ImportedPreview }) {
  const say = useText(text)
  const format = useFormat()
  const { columns, phone } = useColumns()
  const keyed = useMemo(() => rows.map((row) => Object.assign({ id: `${row.officer} ${row.year}` }, row)), [rows])
  const kinds = (['add', 'same', 'unknown', 'superseded'] as const).filter((kind) => kind === 'add' || counts[kind] > 0)
  return (
    <>
      <Section title={say('summary')}>
        {counts.add === 0 && <Empty title={say('summaryNone')} why={say('summaryNoneWhy')} />}
        <Facts rows={kinds.map((kind) => [say(kind), format.number(counts[kind], 0)] as const)} />
      </Section>
      {rowCount > 0 && (
        <Section title={say('rows')}>
          {rows.length < rowCount && <p className="small text2">{say('rowsShown', { shown: rows.length, n: rowCount })}</p>}
          <DataTable caption={say('rows')} columns={columns} rows={keyed} keyOf={({ id }) => id} phone={phone} />
        </Section>
      )}
    </>
  )
}

function useColumns(): { columns: readonly Column<ImportedRow>[]; phone: (row: ImportedRow) => PhoneRow } {
  const say = useText(text)
  const format = useFormat()
  return useMemo(() => {
    const levelOf = (row: ImportedRow) => <Level row={row} />
    const columns: readonly Column<ImportedRow>[] = [
      { id: 'row', head: say('row'), number: true, cell: ({ row }) => format.number(row, 0) },
      { id: 'officer', head: say('officer'), names: true, cell: ({ officer }) => officer },
      { id: 'year', head: say('year'), cell: ({ year }) => String(year) },
      { id: 'level', head: say('level'), wrap: true, cell: levelOf },
      { id: 'source', head: say('source'), wrap: true, cell: ({ source }) => source },
    ]
    const phone = (row: ImportedRow): PhoneRow => ({
      title: `${row.officer} · ${row.year}`,
      second: row.source,
      left: levelOf(row),
      right: '',
    })
    return { columns, phone }
  }, [say, format])
}

function Level({ row: { name, known, superseded } }: { row: ImportedRow }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <>
      {inWords(name)}
      {!known && <span className="small text2"> ({say('asSaid')})</span>}
      {superseded && <span className="small text2"> ({say('placeTaken')})</span>}
    </>
  )
}

function Done({ name, counts: { add, same } }: { name: string; counts: ImportedCounts }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <Note title={say('done', { name: format.quote(name) })}>
      <p>{say('doneCounts', { add, same })}</p>
      <p className={styles.after}>
        <Link to="/ratings">{say('toList')}</Link>
      </p>
    </Note>
  )
}

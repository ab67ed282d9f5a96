import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { listCases, type LogView } from '../../../src/desk/log/schema.ts'
import { listUnits } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../parts/data-table.tsx'
import { Declaration } from '../parts/declaration.tsx'
import { Empty } from '../parts/empty.tsx'
import { FilterPill, FilterSearch } from '../parts/filters.tsx'
import { Pager } from '../parts/list-tools.tsx'
import { Section } from '../parts/section.tsx'
import { useUrlState } from '../url-state.ts'
import styles from './log.module.css'
import { DEFAULTS } from './shown.ts'
import { text } from './text.ts'

type Row = z.infer<(typeof listCases)['output']>['rows'][number]

const PAGE = 10

/** Declarations: of the chosen variant, of a unit, or by the beginning of their number. */
export function Cases({ log }: { log: LogView }) {
  const say = useText(text)
  const [{ variant, unit, text: typed, cursor }, set] = useUrlState(DEFAULTS)
  const number = typed.replaceAll(/\s/g, '')
  const query = useRoute(
    listCases,
    {
      limit: PAGE,
      ...(variant === '' ? {} : { variant: Number(variant) }),
      ...(unit === '' ? {} : { unit }),
      ...(number === '' ? {} : { text: number }),
      ...(cursor === '' ? {} : { cursor }),
    },
    { keep: true },
  )
  const search = useCallback((next: string) => set({ text: next, cursor: '' }), [set])
  const total = query.data?.total
  return (
    <Section
      id="cases"
      title={say(variant === '' ? 'allCases' : 'chosen')}
      note={total !== undefined && (total.more ? say('casesNoteMore', { n: total.n }) : say('casesNote', { n: total.n }))}
    >
      <div className={styles.filters}>
        <FilterSearch value={typed} placeholder={say('searchCase')} onChange={search} />
        <VariantPill log={log} />
        <UnitPill />
      </div>
      <Answer query={query} what={say('casesLoading')} rows={6} height={35}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty
              title={say('noCases')}
              why={say('noCasesWhy')}
              action={
                <Button variant="default" onClick={() => set({ text: '', variant: '', unit: '', cursor: '' })}>
                  {say('noCasesClear')}
                </Button>
              }
            />
          ) : (
            <>
              <Table rows={page.rows} busy={query.isPlaceholderData} />
              <Pager
                from={page.from}
                shown={page.rows.length}
                total={page.total}
                previous={page.previous}
                next={page.next}
                onTurn={(next) => set({ cursor: next })}
              />
            </>
          )
        }
      </Answer>
    </Section>
  )
}

function VariantPill({ log }: { log: LogView }) {
  const say = useText(text)
  const [{ variant }, set] = useUrlState(DEFAULTS)
  const place = log.variants.findIndex(({ id }) => String(id) === variant)
  if (variant === '') return null
  const label = say('variantPill', { id: place === -1 ? variant : String(place + 1) })
  return (
    <FilterPill label={label} onClear={() => set({ variant: '', cursor: '' })}>
      {label}
    </FilterPill>
  )
}

function UnitPill() {
  const say = useText(text)
  const inWords = useBilingual()
  const [{ unit }, set] = useUrlState(DEFAULTS)
  const { data } = useRoute(listUnits, {}, { enabled: unit !== '' })
  if (unit === '') return null
  const found = data?.rows.find(({ code }) => code === unit)
  const name = found === undefined ? unit : inWords(found.name)
  return (
    <>
      <FilterPill label={name} onClear={() => set({ unit: '', cursor: '' })}>
        {say('unitPill', { unit: name })}
      </FilterPill>
      <p className={styles.remark}>{say('unitNote', { unit: name })}</p>
    </>
  )
}

function Table({ rows, busy }: { rows: readonly Row[]; busy: boolean }) {
  const say = useText(text)
  const columns = useColumns()
  const phone = useCallback((row: Row): PhoneRow => phoneRow(row, columns), [columns])
  return (
    <DataTable
      caption={say('casesCaption')}
      columns={columns}
      rows={rows}
      keyOf={({ caseId }) => caseId}

      phone={phone}
      busy={busy}
    />
  )
}

function useColumns(): readonly Column<Row>[] {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () => [
      { id: 'case', head: say('caseId'), names: true, cell: (row) => <CaseLink row={row} /> },
      { id: 'unit', head: say('unit'), wrap: true, cell: (row) => <UnitName row={row} /> },
      { id: 'from', head: say('from'), cell: ({ from }) => from !== null && format.instant(from) },
      {
        id: 'lasts',
        head: say('lasts'),
        number: true,
        cell: ({ from, until }) => from !== null && until !== null && format.span((Date.parse(until) - Date.parse(from)) / 60_000),
      },
      { id: 'events', head: say('eventsHead'), number: true, cell: ({ events }) => format.number(events) },
      {
        id: 'findings',
        head: say('findingsHead'),
        number: true,
        cell: ({ caseId, findings }) =>
          findings === 0 ? (
            <span className="text2">0</span>
          ) : (
            <Link to="/findings" search={{ caseId, state: 'all' } as never}>
              {format.number(findings)}
            </Link>
          ),
      },
    ],
    [say, format],
  )
}

function CaseLink({ row: { caseId } }: { row: Row }) {
  return (
    <Link to="/log/$caseId" params={{ caseId } as never} className={styles.case}>
      <Declaration number={caseId} />
    </Link>
  )
}

function UnitName({ row: { unit } }: { row: Row }) {
  const say = useText(text)
  const inWords = useBilingual()
  return unit === null ? say('noUnit') : inWords(unit.name)
}

function phoneRow(row: Row, columns: readonly Column<Row>[]): PhoneRow {
  const cell = (id: string) => columns.find((column) => column.id === id)?.cell(row)
  return { title: <CaseLink row={row} />, second: <UnitName row={row} />, left: cell('from'), right: cell('lasts') }
}

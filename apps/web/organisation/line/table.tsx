import { useMemo } from 'react'
import type { Lane, Span, Tenure } from '../../../../src/organisation/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { PersonLink, UnitLink } from '../links.tsx'
import { text } from '../text.ts'
import { useDays, useRole } from '../words.ts'

interface Line {
  key: string
  lane: Lane
  tenure: Tenure | null
  gap: Span | null
}

/** Tenures and gaps of all lanes, lane by lane in their order in time. */
function linesOf(lanes: readonly Lane[]): Line[] {
  return lanes.flatMap((lane, at) => {
    const bars = lane.bars.map((tenure): Line => ({
      key: `${at} ${tenure.officer.number} ${tenure.role} ${tenure.from}`,
      lane,
      tenure,
      gap: null,
    }))
    const gaps = lane.gaps.map((gap): Line => ({ key: `${at} ${gap.from} ${gap.until}`, lane, tenure: null, gap }))
    const first = ({ tenure, gap }: Line): string => (tenure ?? gap)?.from ?? ''
    return [...bars, ...gaps].toSorted((one, other) => (first(one) < first(other) ? -1 : 1))
  })
}

/** The tenure line as a table, with what a picture has no room for: documents, delegation, late entries. */
export function LineTable({ lanes, caption, on }: { lanes: readonly Lane[]; caption: string; on: string }) {
  const rows = useMemo(() => linesOf(lanes), [lanes])
  const cells = useLineCells(on)
  const columns = useLineColumns(cells)
  return <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ key }) => key} phone={cells.phone} />
}

function useLineCells(on: string) {
  const say = useText(text)
  const days = useDays()
  const role = useRole()
  const format = useFormat()
  const person = ({ tenure }: Line) =>
    tenure === null ? <span className="red">{say('nobody')}</span> : <PersonLink officer={tenure.officer} on={on} number />
  const place = ({ tenure, lane }: Line) => {
    if (tenure !== null) return role(tenure)
    return lane.kind === 'head' ? say('role_head') : say('deputyOf', { fields: lane.fields.join('; ') })
  }
  const when = ({ tenure, gap }: Line) =>
    gap === null ? days(tenure!) : [days(gap), ...(gap.days === null ? [] : [say('daysCount', { n: gap.days })])].join(' · ')
  const note = ({ tenure }: Line) => (tenure === null ? '' : noteOf(tenure))
  const noteOf = ({ delegatedBy, late, entered }: Tenure): string =>
    [delegatedBy !== null && say('delegatedBy', { name: delegatedBy.name }), late && say('lateEntered', { day: format.day(entered) })]
      .filter((part) => part !== false)
      .join('; ')
  const phone = (line: Line): PhoneRow => ({
    title: person(line),
    second: (
      <>
        <div>{place(line)}</div>
        <div>
          <UnitLink unit={line.lane.unit} on={on} />
        </div>
      </>
    ),
    left: when(line),
    right: note(line),
  })
  return { person, place, when, note, phone, on }
}

function useLineColumns({ person, place, when, note, on }: ReturnType<typeof useLineCells>): readonly Column<Line>[] {
  const say = useText(text)
  return [
    { id: 'person', head: say('person'), names: true, cell: person },
    { id: 'role', head: say('role'), wrap: true, cell: place },
    { id: 'unit', head: say('unit'), cell: ({ lane }) => <UnitLink unit={lane.unit} on={on} /> },
    { id: 'days', head: say('days'), cell: when },
    { id: 'document', head: say('document'), cell: ({ tenure }) => tenure?.document ?? '' },
    { id: 'note', head: say('note'), wrap: true, cell: note },
  ]
}

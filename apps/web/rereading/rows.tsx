import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { takeRereading, type listRereading, type RereadRow } from '../../../src/cases/rereading/schema.ts'
import { Turn } from '../access/list.tsx'
import type { Output } from '../api.ts'
import { useAct } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Empty } from '../parts/empty.tsx'
import { ErrorBox } from '../parts/error-box.tsx'
import { useMay } from '../shell/state.ts'
import plain from '../units/plain-table.module.css'
import { text } from './text.ts'
import { useQuarter, useWhat } from './words.ts'

interface RowsProps {
  page: Output<typeof listRereading>['page']
  busy: boolean
  onTurn: (cursor: string) => void
}

/** What waits to be read again or settled; which record it is, no row says. */
export function Rows({ page, busy, onTurn }: RowsProps) {
  const say = useText(text)
  const navigate = useNavigate()
  const act = useAct(takeRereading, ['/api/rereading'])
  const changes = useMay()('case.change')
  if (page.rows.length === 0) return <Empty title={say('rowsNone')} />
  const take = (id: string): void => act.mutate({ id }, { onSuccess: () => void navigate({ to: `/rereading/${id}` }) })
  return (
    <>
      {act.error !== null && <ErrorBox error={act.error} title={say('failed')} />}
      <table className={plain.table} aria-busy={busy}>
        <caption className="spoken">{say('rowsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('quarterHead')}</th>
            <th scope="col">{say('stand')}</th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row key={row.id} row={row} onTake={changes ? take : undefined} />
          ))}
        </tbody>
      </table>
      <Turn {...page} shown={page.rows.length} onTurn={onTurn} />
    </>
  )
}

function Row({ row, onTake }: { row: RereadRow; onTake: ((id: string) => void) | undefined }) {
  const say = useText(text)
  const called = useQuarter()
  const what = useWhat()
  const { id, quarter, stand, may } = row
  const isFree = stand === 'waits' || stand === 'taken'
  return (
    <tr>
      <th scope="row">{isFree ? what(row) : <Link to={`/rereading/${id}`}>{what(row)}</Link>}</th>
      <td>{called(quarter)}</td>
      <td>
        {say(`stand-${stand}`)}
        {isFree && may && onTake !== undefined && (
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            display="block"
            mt="xs"
            aria-label={say('takeOf', { what: what(row), quarter: called(quarter) })}
            onClick={() => onTake(id)}
          >
            {say('take')}
          </Button>
        )}
      </td>
    </tr>
  )
}

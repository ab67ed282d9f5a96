import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo } from 'react'
import { listUploads, type Upload } from '../../../../src/lake/uploads/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column, type PhoneRow } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { onArrival } from '../sending.ts'
import { isMoving, keptRows, Size, UploadSign, useSender } from '../state.tsx'
import styles from '../imports.module.css'
import { text } from '../text.ts'
import { Drop, SendButton } from './drop.tsx'
import { SendingRows } from './sending-rows.tsx'

const PAGE = 30
const EVERY = 1_500
const DEFAULTS = { cursor: '' }

/** Files that were sent in, those on their way, and the way to send more. */
export function Page() {
  const say = useText(text)
  const [{ cursor }, set] = useUrlState(DEFAULTS)
  const query = useRoute(
    listUploads,
    { limit: PAGE, ...(cursor === '' ? {} : { cursor }) },
    { keep: true, refetchInterval: (last) => (last?.rows.some(isMoving) === true ? EVERY : false) },
  )
  useArrivals()
  return (
    <Drop>
      <PageHead title={say('title')} actions={<SendButton />} />
      <SendingRows />
      <Answer query={query} what={say('loadingList')} rows={8} height={53}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty
              title={say(cursor === '' ? 'nothing' : 'emptyPage')}
              why={cursor === '' && say('nothingWhy')}
              action={
                cursor !== '' && (
                  <Button variant="default" onClick={() => set({ cursor: '' })}>
                    {say('firstPage')}
                  </Button>
                )
              }
            />
          ) : (
            <>
              <Files rows={page.rows} busy={query.isPlaceholderData} />
              {(page.previous ?? page.next) !== null && (
                <Pager
                  from={page.from}
                  shown={page.rows.length}
                  total={page.total}
                  previous={page.previous}
                  next={page.next}
                  onTurn={(next) => set({ cursor: next }, 'push')}
                />
              )}
            </>
          )
        }
      </Answer>
    </Drop>
  )
}

/** A file that has arrived is in the list; one that came alone is opened. */
function useArrivals(): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  useEffect(
    () =>
      onArrival((upload, alone) => {
        void client.invalidateQueries({ queryKey: [listUploads.path] })
        if (alone) void navigate({ to: `/imports/${upload.id}` })
      }),
    [client, navigate],
  )
}

function Files({ rows, busy }: { rows: readonly Upload[]; busy: boolean }) {
  const say = useText(text)
  const format = useFormat()
  const sender = useSender()
  const columns = useMemo(
    (): readonly Column<Upload>[] => [
      { id: 'name', head: say('file'), names: true, wrap: true, cell: (row) => <Name row={row} /> },
      { id: 'state', head: say('state'), cell: ({ state }) => <UploadSign state={state} /> },
      { id: 'by', head: say('by'), cell: ({ by }) => sender(by) },
      { id: 'at', head: say('at'), cell: ({ at }) => format.instant(at) },
      { id: 'rows', head: say('rows'), number: true, cell: (row) => numberOf(format, keptRows(row)) },
      { id: 'rejected', head: say('rejected'), number: true, cell: (row) => <Rejected row={row} /> },
      {
        id: 'repeated',
        head: say('repeated'),
        number: true,
        cell: ({ state, result }) => (state === 'imported' ? numberOf(format, result?.repeatedRows ?? null) : '–'),
      },
    ],
    [say, format, sender],
  )
  const phone = useCallback(
    (row: Upload): PhoneRow => ({
      title: <Name row={row} />,
      second: <UploadSign state={row.state} />,
      left: sender(row.by),
      right: format.instant(row.at),
    }),
    [format, sender],
  )
  return (
    <DataTable caption={say('listCaption')} columns={columns} rows={rows} keyOf={({ id }) => id} lines="two" phone={phone} busy={busy} />
  )
}

function numberOf(format: ReturnType<typeof useFormat>, n: number | null): string {
  return n === null ? '–' : format.number(n)
}

function Rejected({ row: { state, result } }: { row: Upload }) {
  const format = useFormat()
  const n = state === 'imported' ? (result?.rejectedRows ?? null) : null
  return <span className={n !== null && n > 0 ? styles.red : ''}>{numberOf(format, n)}</span>
}

function Name({ row }: { row: Upload }) {
  const format = useFormat()
  const { id, name, bytes, result } = row
  return (
    <>
      <Link to={`/imports/${id}`} className={styles.name}>
        {name}
      </Link>
      <span className={styles.second}>
        <Size bytes={bytes ?? row.received} />
        {result !== null && result.from !== null && result.until !== null && ` · ${format.day(result.from)}–${format.day(result.until)}`}
      </span>
    </>
  )
}

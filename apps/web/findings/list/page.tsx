import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { IconDownload } from '@tabler/icons-react'
import { lazy, Suspense, useMemo, useState } from 'react'
import type { Count } from '../../../../src/base/schema.ts'
import { listFindings } from '../../../../src/findings/schema.ts'
import type { UrlValues } from '../../address.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ColumnChoice } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { text as shared } from '../text.ts'
import { BulkResultNote } from './bulk-result.tsx'
import type { BulkResult } from './bulk-shape.ts'
import { useColumns } from './columns.tsx'
import { ExportMenu } from './export-menu.tsx'
import { ListFilters } from './filters.tsx'
import { Rows } from './rows.tsx'
import { writeOrder, type ListState } from './state.ts'
import { Tabs } from './tabs.tsx'
import { text } from './text.ts'
import { useChoosing } from './use-choosing.ts'
import { useColumnsChoice } from './use-columns-choice.ts'
import { useList } from './use-list.ts'
import { usePills } from './use-pills.ts'

const Uncheckable = lazy(() => import('./uncheckable.tsx').then(({ Uncheckable: component }) => ({ default: component })))

const PAGE = 50

/** The list of findings: views, filters, rows, and what can be done with many at once. */
export function Page() {
  const word = useText(shared)
  const uncheckable = useSearch({ strict: false, select: (search: UrlValues) => search.view === 'uncheckable' })
  const list = useList()
  const phone = usePhone()
  const { filter, sort, direction, cursor } = list
  const query = useRoute(listFindings, { ...filter, sort, direction, cursor, limit: PAGE }, { keep: true, enabled: !uncheckable })
  const order = useMemo(() => writeOrder({ filter, sort, direction }), [filter, sort, direction])
  const columns = useColumns(order)
  const all = useMemo(() => columns.map(({ id }) => id), [columns])
  const choice = useColumnsChoice(list.columns, all, list.setColumns)
  const pills = usePills(filter)
  const [result, setResult] = useState<BulkResult>()
  const choosing = useChoosing(list, phone)
  const found = query.data?.total
  const exporting = <ExportButton list={list} found={found} />
  return (
    <>
      <PageHead
        title={word('findings')}
        actions={
          !uncheckable &&
          !phone && (
            <>
              <ColumnChoice columns={columns} hidden={choice.hidden} onChange={choice.hide} />
              {exporting}
            </>
          )
        }
      />
      <Tabs list={list} columns={choice.shown} uncheckable={uncheckable} />
      {uncheckable ? (
        <Suspense>
          <Uncheckable />
        </Suspense>
      ) : (
        <>
          <ListFilters list={list} pills={pills} found={found} choosing={choosing} />
          <Rows
            list={list}
            query={query}
            columns={columns}
            hidden={choice.hidden}
            order={order}
            pills={pills}
            choosing={choosing}
            onResult={setResult}
          >
            <BulkResultNote result={result} onClose={() => setResult(undefined)} />
          </Rows>
          {phone && !choosing.on && exporting}
        </>
      )}
    </>
  )
}

function ExportButton({ list, found }: { list: ListState; found: Count | undefined }) {
  const say = useText(text)
  return (
    <ExportMenu list={list} found={found}>
      <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}>
        {say('export')}
      </Button>
    </ExportMenu>
  )
}

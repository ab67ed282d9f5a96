import { Link } from '@tanstack/react-router'
import { IconCircleMinus, IconDownload, IconUserPlus } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFormat } from '../../i18n/use.ts'
import { DataTable, type Column, type Sort } from '../../parts/data-table.tsx'
import { Declaration } from '../../parts/declaration.tsx'
import { FilterMenu, FilterPill, Filters, FilterSearch } from '../../parts/filters.tsx'
import { BulkAct, BulkBar, ColumnChoice, Pager, ViewTabs } from '../../parts/list-tools.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { FindingState, NotAttributable, Severity } from '../../parts/signs.tsx'
import { useUrlState } from '../../url-state.ts'
import { useWords } from './words.ts'

const TITLES = [
  ['Luồng đỏ thông quan, chưa thấy kết quả kiểm tra', 'Red-channel clearance with no check result', 'very-serious'],
  ['Qua khu vực giám sát trước khi đủ điều kiện', 'Left the supervised area too early', 'very-serious'],
  ['Chuyển từ luồng đỏ sang vàng không ghi lý do', 'Moved from red to yellow without a reason', 'serious'],
  ['Lấy mẫu không ghi căn cứ', 'Sample without a basis', 'less-serious'],
] as const
const UNITS = ['CK cảng Vân Phượng', 'CK Sa Lộc', 'Ngoài CK KCN Thanh Châu', 'CK sân bay Lạc Giang'] as const
const STATES = ['new', 'new', 'review', 'confirmed'] as const
const ROWS = Array.from({ length: 14 }, (_, index) => ({
  id: `f${index}`,
  number: String(107482915360 + index * 23771),
  kind: index % 4,
  due: 16 + index,
}))
type Row = (typeof ROWS)[number]

const DEFAULTS = { view: 'open', text: '', unit: [] as readonly string[], sort: 'due', order: 'asc' }

function useColumns(): Column<Row>[] {
  const words = useWords()
  return useMemo(
    () => [
      { id: 'severity', head: words('Mức', 'Level'), fixed: true, cell: ({ kind }) => <Severity of={TITLES[kind][2]} words="spoken" /> },
      { id: 'title', head: words('Phát hiện', 'Finding'), names: true, wrap: true, fixed: true, cell: (row) => <Title row={row} /> },
      { id: 'number', head: words('Tờ khai', 'Declaration'), cell: ({ number }) => <Declaration number={number} /> },
      { id: 'unit', head: words('Đơn vị', 'Unit'), sort: true, cell: ({ kind }) => UNITS[kind] },
      {
        id: 'named',
        head: words('Trong dấu vết', 'In the trace'),
        cell: ({ kind }) => (kind === 1 ? <NotAttributable short sign={false} /> : words('1 công chức', '1 officer')),
      },
      { id: 'state', head: words('Trạng thái', 'State'), cell: ({ kind }) => <FindingState of={STATES[kind]} /> },
      { id: 'due', head: words('Hạn xem', 'Review due'), sort: true, cell: ({ due }) => <Due day={due} /> },
    ],
    // eslint-disable-next-line react/exhaustive-deps
    [words('vi', 'en')],
  )
}

function Title({ row }: { row: Row }) {
  const words = useWords()
  const [vi, en] = TITLES[row.kind]
  return (
    <>
      <Link to="/findings/f1" className="strong">
        {words(vi, en)}
      </Link>
      <br />
      <span className="small text2">CLR-012 · 16/11/2026</span>
    </>
  )
}

function Due({ day }: { day: number }) {
  const { text, state } = useFormat().due(`2026-11-${day}`, '2026-11-19')
  return <span className={state === 'over' ? 'red strong' : state === 'today' ? 'strong' : 'text2'}>{text}</span>
}

export function Page() {
  const words = useWords()
  const columns = useColumns()
  const [url, setUrl] = useUrlState(DEFAULTS)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['f0', 'f1', 'f2']))
  const [hidden, setHidden] = useState<readonly string[]>([])
  const sort: Sort = { id: url.sort, desc: url.order === 'desc' }
  const rows = ROWS.filter(({ kind }) => url.unit.length === 0 || url.unit.includes(String(kind)))
  return (
    <>
      <PageHead
        title={words('Phát hiện', 'Findings')}
        actions={
          <>
            <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
            <Button variant="default" leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}>
              {words('Xuất', 'Export')}
            </Button>
          </>
        }
      />
      <Tools url={url} setUrl={setUrl} />
      <DataTable
        caption={words('Phát hiện', 'Findings')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ number }) => number}
        lines="two"
        sort={sort}
        onSort={({ id, desc }) => setUrl({ sort: id, order: desc ? 'desc' : 'asc' })}
        hidden={hidden}
        selection={{ chosen, onChange: setChosen }}
        phone={(row) => ({
          sign: <Severity of={TITLES[row.kind][2]} words="spoken" />,
          title: <Link to="/findings/f1">{words(TITLES[row.kind][0], TITLES[row.kind][1])}</Link>,
          second: (
            <>
              <Declaration number={row.number} /> · {UNITS[row.kind]}
            </>
          ),
          left: 'CLR-012',
          right: <Due day={row.due} />,
        })}
      />
      <Bulk chosen={chosen} onClear={() => setChosen(new Set())} />
      <Pager from={0} shown={14} total={{ n: 116, more: false }} previous={null} next="x" onTurn={() => undefined} />
    </>
  )
}

type Url = ReturnType<typeof useUrlState<typeof DEFAULTS>>

function Tools({ url, setUrl }: { url: Url[0]; setUrl: Url[1] }) {
  const words = useWords()
  return (
    <>
      <ViewTabs
        current={url.view}
        views={[
          { key: 'open', label: words('Đang mở', 'Open'), count: '116', to: '/findings' },
          { key: 'new', label: words('Chưa ai xem', 'Untouched'), count: '42', to: '/findings', search: { view: 'new' } },
          {
            key: 'unknown',
            label: words('Chưa kiểm tra được', 'Cannot be checked'),
            count: '10.000+',
            to: '/findings',
            search: { view: 'unknown' },
          },
        ]}
      />
      <Filters
        on={url.unit.length}
        search={
          <FilterSearch
            value={url.text}
            placeholder={words('Tìm, không cần dấu', 'Find, without diacritics')}
            onChange={(text) => setUrl({ text })}
          />
        }
        menus={
          <FilterMenu
            label={words('Đơn vị', 'Unit')}
            choices={UNITS.map((label, value) => ({ label, value: String(value) }))}
            chosen={url.unit}
            onChange={(unit) => setUrl({ unit })}
          />
        }
        pills={url.unit.map((one) => (
          <FilterPill key={one} label={UNITS[Number(one)]} onClear={() => setUrl({ unit: url.unit.filter((other) => other !== one) })}>
            {UNITS[Number(one)]}
          </FilterPill>
        ))}
        end={words('116 phát hiện', '116 findings')}
      />
    </>
  )
}

function Bulk({ chosen, onClear }: { chosen: ReadonlySet<string>; onClear: () => void }) {
  const words = useWords()
  return (
    <BulkBar
      n={chosen.size}
      found={{ n: 116, more: false }}
      onAll={() => undefined}
      onClear={onClear}
      note={words('Xác nhận chỉ làm từng phát hiện một', 'Confirming is done one by one')}
    >
      <BulkAct icon={IconUserPlus} onClick={() => undefined}>
        {words('Giao người xem', 'Assign')}
      </BulkAct>
      <BulkAct icon={IconCircleMinus} onClick={() => undefined}>
        {words('Loại, có lý do', 'Dismiss')}
      </BulkAct>
    </BulkBar>
  )
}

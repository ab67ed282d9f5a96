import { Link, Navigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { z } from 'zod'
import { listRulebooks, type rulebookRow } from '../../../../src/desk/rulebooks/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { useUrlState } from '../../url-state.ts'
import { NewButton } from '../new-button.tsx'
import { text } from '../text.ts'
import { useBookOf } from './book-of.ts'

type Row = z.infer<typeof rulebookRow>

const DEFAULTS = { rule: '' }

/** Rulebooks; where there is one, or a rule is named, the one that is meant. */
export function Page() {
  const say = useText(text)
  const [{ rule }] = useUrlState(DEFAULTS)
  const query = useRoute(listRulebooks, {})
  return (
    <Answer query={query} what={say('loadingList')} rows={4} height={53}>
      {({ rows }) => <Shown rows={rows} rule={rule} />}
    </Answer>
  )
}

function Shown({ rows, rule }: { rows: readonly Row[]; rule: string }) {
  const ids = useMemo(() => rows.map(({ id }) => id), [rows])
  const holding = useBookOf(ids, rule)
  const [first, second] = ids
  const one = first !== undefined && second === undefined ? first : holding
  if (one !== undefined)
    return <Navigate to="/rulebooks/$id" params={{ id: one } as never} search={(rule === '' ? {} : { rule }) as never} replace />
  return <List rows={rows} />
}

function List({ rows }: { rows: readonly Row[] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const columns = useMemo(
    (): readonly Column<Row>[] => [
      {
        id: 'title',
        head: say('rulebook'),
        names: true,
        wrap: true,
        cell: ({ id, title }) => (
          <Link to="/rulebooks/$id" params={{ id } as never} className="strong">
            {inWords(title)}
          </Link>
        ),
      },
      { id: 'version', head: say('version'), number: true, cell: ({ version }) => version },
      { id: 'rules', head: say('rules'), number: true, cell: ({ rules }) => format.number(rules) },
      { id: 'unconfirmed', head: say('unconfirmed'), number: true, cell: ({ unconfirmed }) => format.number(unconfirmed) },
      { id: 'drafts', head: say('drafts'), number: true, cell: ({ drafts }) => format.number(drafts) },
      {
        id: 'run',
        head: say('compared'),
        cell: ({ runAt }) => (runAt === null ? say('notCompared') : format.instant(runAt)),
      },
    ],
    [say, inWords, format],
  )
  return (
    <>
      <PageHead title={say('rulebooks')} actions={<NewButton />} />
      {rows.length === 0 ? (
        <Empty title={say('none')} why={say('noneWhy')} />
      ) : (
        <DataTable caption={say('listCaption')} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    </>
  )
}

import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { listItems, takeOut, type Destruction, type Item } from '../../../../src/retention/schema.ts'
import { Nothing, Turn } from '../../access/list.tsx'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable, type Column } from '../../parts/data-table.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import { useUrlState } from '../../url-state.ts'
import { phoneOf, RecordCell, UnitShort } from '../cells.tsx'
import styles from '../retention.module.css'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

const DEFAULTS = { cursor: '' }
const WORKING = 1_000

/** Whether rows say less than what has happened to the list: while it is destroyed, and until that is seen. */
function isBehind({ state }: Destruction, rows: readonly Item[] = []): boolean {
  return (state === 'approved' || state === 'done') && rows.some((row) => row.state === 'listed')
}

/** What stands on the list, and what became of each; while it is drawn up, what is marked can be taken off. */
export function Items({ list, own }: { list: Destruction; own: boolean }) {
  const say = useText(text)
  const may = useMay()
  const [asked, set] = useUrlState(DEFAULTS)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [taking, setTaking] = useState(false)
  const query = useRoute(
    listItems,
    { id: list.id, cursor: asked.cursor === '' ? undefined : asked.cursor },
    { keep: true, refetchInterval: (last) => (isBehind(list, last?.rows) ? WORKING : false) },
  )
  const columns = useColumns()
  const outcome = useOutcome()
  const canTake = list.state === 'draft' && own && may('retention.change')
  const done = (): void => {
    setTaking(false)
    setChosen(new Set())
  }
  return (
    <Section title={say('items')}>
      {canTake && (
        <div className={styles.end}>
          <Button variant="default" disabled={chosen.size === 0} onClick={() => setTaking(true)}>
            {say('takeOut')}
          </Button>
        </div>
      )}
      <Answer query={query} what={say('itemsWhat')} rows={8} height={35}>
        {(page) =>
          page.rows.length === 0 ? (
            <Nothing title={say('itemsNone')} />
          ) : (
            <>
              <DataTable
                caption={say('items')}
                columns={columns}
                rows={page.rows}
                keyOf={({ subject }) => subject}
                nameOf={({ label }) => label}
                phone={(row) => phoneOf(row, outcome(row), row.state !== 'destroyed')}
                busy={query.isPlaceholderData}
                {...(canTake ? { selection: { chosen, onChange: setChosen } } : {})}
              />
              <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
            </>
          )
        }
      </Answer>
      {taking && <TakeOutDialog list={list} subjects={[...chosen]} onDone={done} onClose={() => setTaking(false)} />}
    </Section>
  )
}

function useColumns(): readonly Column<Item>[] {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const outcome = useOutcome()
  return useMemo(
    () => [
      { id: 'record', head: word('record'), names: true, cell: (row) => <RecordCell row={row} link={row.state !== 'destroyed'} /> },
      { id: 'unit', head: word('unit'), wrap: true, cell: ({ unit }) => <UnitShort unit={unit} /> },
      { id: 'since', head: word('since'), cell: ({ since }) => format.day(since) },
      { id: 'due', head: word('dueFrom'), cell: ({ due }) => format.day(due) },
      { id: 'outcome', head: say('outcome'), cell: outcome },
    ],
    [say, word, format, outcome],
  )
}

function useOutcome(): (item: Item) => string {
  const say = useText(text)
  const format = useFormat()
  return useMemo(
    () =>
      ({ state, why, at }) => {
        if (state === 'left' && why !== null) return say('left', { why: say(why) })
        if (state === 'destroyed' && at !== null) return say('destroyed', { when: format.instant(at) })
        return say(state === 'out' ? 'out' : 'listed')
      },
    [say, format],
  )
}

interface TakeOutProps {
  list: Destruction
  subjects: readonly string[]
  onDone: () => void
  onClose: () => void
}

function TakeOutDialog({ list, subjects, onDone, onClose }: TakeOutProps) {
  const say = useText(text)
  const act = useAct(takeOut, ['/api/destructions', '/api/retention'])
  return (
    <ReasonDialog
      title={say('takeOut')}
      object={`${list.number} · ${say('takeOutN', { n: subjects.length })}`}
      effect={
        <>
          {say('takeOutEffect')} {say('nameNobody')}
        </>
      }
      failedTitle={say('takeOutFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id: list.id, subjects: [...subjects], reason }, { onSuccess: onDone })}
      onClose={onClose}
    />
  )
}

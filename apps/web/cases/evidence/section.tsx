import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { listEvidence, pinExtract, type Evidence as Row } from '../../../../src/cases/evidence/schema.ts'
import type { CaseShown } from '../../../../src/cases/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Pager } from '../../parts/list-tools.tsx'
import { None, Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import type { EvidenceAct } from './acts.ts'
import own from './evidence.module.css'
import { Hash } from './hash.tsx'
import { text } from './text.ts'

const Dialogs = lazy(() => import('./dialogs.tsx').then(({ EvidenceDialog }) => ({ default: EvidenceDialog })))

/** Files of the case: what each is, from whom, its hash, and how often it was opened. */
export function Evidence({ file }: { file: CaseShown }) {
  const say = useText(text)
  const may = useMay()
  const [cursor, setCursor] = useState('')
  const [act, setAct] = useState<EvidenceAct>()
  const query = useRoute(listEvidence, { id: file.id, cursor: cursor === '' ? undefined : cursor }, { keep: true })
  const n = query.data?.total.n ?? 0
  return (
    <Section
      title={say('title')}
      id="evidence"
      note={n > 0 && say('files', { n })}
      action={
        n > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAct({ name: 'openings' })}>
            {say('whoOpened')}
          </Button>
        )
      }
    >
      <Answer query={query} what={say('what')} rows={2}>
        {(page) => (
          <>
            {page.rows.length === 0 ? <None>{say('none')}</None> : <Table file={file} rows={page.rows} onAct={setAct} />}
            {(page.previous !== null || page.next !== null) && <Pager {...page} shown={page.rows.length} onTurn={setCursor} />}
            {may('case.change') && (
              <div className={`${styles.foot} no-print`}>
                <Button variant="subtle" size="compact-sm" onClick={() => setAct({ name: 'add' })}>
                  {say('add')}
                </Button>
                {page.pinnable.map((finding) => (
                  <Pin key={finding.id} id={file.id} finding={finding} />
                ))}
              </div>
            )}
          </>
        )}
      </Answer>
      {act !== undefined && (
        <Suspense>
          <Dialogs act={act} file={file} rows={query.data?.rows ?? []} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </Section>
  )
}

function Pin({ id, finding }: { id: string; finding: { id: string; number: string } }) {
  const say = useText(text)
  const act = useAct(pinExtract, ['/api/cases'])
  return (
    <>
      <Button variant="subtle" size="compact-sm" loading={act.isPending} onClick={() => act.mutate({ id, finding: finding.id })}>
        {say('pin', { number: finding.number })}
      </Button>
      {act.error !== null && <ErrorBox error={act.error} title={say('pinFailed')} />}
    </>
  )
}

interface TableProps {
  file: CaseShown
  rows: readonly Row[]
  onAct: (act: EvidenceAct) => void
}

function Table({ file, rows, onAct }: TableProps) {
  const say = useText(text)
  return (
    <table className={`${plain.table} ${styles.table}`}>
      <caption className="spoken">{say('caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('file')}</th>
          <th scope="col">{say('from')}</th>
          <th scope="col">{say('received')}</th>
          <th scope="col">{say('hash')}</th>
          <th scope="col" className="number">
            {say('opened')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <One key={row.id} row={row} file={file} onAct={onAct} />
        ))}
      </tbody>
    </table>
  )
}

function One({ row, file, onAct }: { row: Row } & Pick<TableProps, 'file' | 'onAct'>) {
  const say = useText(text)
  const format = useFormat()
  const { id, kind, what, from, receivedOn, sha256, opened, withdrawn } = row
  return (
    <tr className={withdrawn === null ? undefined : own.withdrawn}>
      <td>
        <button type="button" className={own.name} onClick={() => onAct({ name: 'one', evidence: id })}>
          {kind === 'sealed' ? say('kind-sealed') : what}
        </button>
        <Second row={row} file={file} />
      </td>
      <td>{from}</td>
      <td className="nowrap">{format.day(receivedOn)}</td>
      <td>
        <Hash sha256={sha256} />
      </td>
      <td className="number">
        <button type="button" className={own.name} onClick={() => onAct({ name: 'openings', evidence: id })}>
          {say('times', { n: opened })}
        </button>
      </td>
    </tr>
  )
}

/** Which kind of file it is; that it was withdrawn, is destroyed, or is not what it was. */
function Second({ row, file }: { row: Row; file: CaseShown }) {
  const say = useText(text)
  const format = useFormat()
  const { kind, bytes, number, numberedOn, decision, withdrawn, verified, emptied } = row
  const signed = file.decisions.find((one) => one.id === decision)?.number ?? null
  const parts = [
    kind !== 'file' && kind !== 'sealed' && say(`kind-${kind}`),
    number !== null && numberedOn !== null && say('originalOf', { number, day: format.day(numberedOn) }),
    format.bytes(bytes),
    emptied && say('emptied'),
  ].filter((part) => part !== false)
  return (
    <span className={plain.second}>
      {parts.join(' · ')}
      {number !== null && signed !== null && number !== signed && (
        <span className="amber"> · {say('otherNumber', { number: signed })}</span>
      )}
      {verified !== null && verified.outcome !== 'same' && (
        <span className="red"> · {say(`verified-${verified.outcome}`, { at: format.instant(verified.at) })}</span>
      )}
      {withdrawn !== null && <> · {say('withdrawnOn', { day: format.day(withdrawn.at.slice(0, 10)), why: withdrawn.why })}</>}
    </span>
  )
}

import { Button } from '@mantine/core'
import { useState } from 'react'
import { openEvidence, showEvidence, verifyEvidence, withdrawEvidence, type EvidenceShown } from '../../../../src/cases/evidence/schema.ts'
import { Dialog } from '../../account/dialog.tsx'
import { addressOf } from '../../api.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Facts } from '../../parts/layout.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useAppState, useMay, usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import { CustodyDialog } from './custody-dialog.tsx'
import own from './evidence.module.css'
import { text } from './text.ts'

const TOUCHED = ['/api/cases']

/** One piece of evidence: its file, its hash, through whose hands it went; it can be verified anew and withdrawn. */
export function OneDialog({ id, evidence, onClose }: { id: string; evidence: string; onClose: () => void }) {
  const say = useText(text)
  const query = useRoute(showEvidence, { id, evidence })
  const [act, setAct] = useState<'custody' | 'withdraw'>()
  const back = (): void => setAct(undefined)
  if (act === 'custody') return <CustodyDialog id={id} evidence={evidence} onClose={back} />
  if (act === 'withdraw' && query.data !== undefined) return <WithdrawDialog id={id} shown={query.data} onClose={back} />
  return (
    <Dialog title={query.data?.kind === 'sealed' ? say('kind-sealed') : (query.data?.what ?? say('title'))} onClose={onClose}>
      <Answer query={query} what={say('what')} rows={6}>
        {(shown) => (
          <div className={own.body}>
            <Known shown={shown} />
            <Custody shown={shown} />
            <Acts id={id} shown={shown} onAct={setAct} />
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

function Known({ shown }: { shown: EvidenceShown }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { kind, name, bytes, type, from, receivedOn, sha256, by, at, verified, withdrawn, number, numberedOn, emptied, keeper } = shown
  return (
    <Facts
      rows={[
        [say('kind'), say(`kind-${kind}`)],
        [say('size'), `${name} · ${format.bytes(bytes)} · ${type}`],
        number !== null && numberedOn !== null && [say('number'), say('originalOf', { number, day: format.day(numberedOn) })],
        keeper === null ? [say('from'), from] : [say('keeper'), say('keeperOnly', { name: nameOf(keeper.name) })],
        [say('received'), format.day(receivedOn)],
        [say('enteredBy'), `${nameOf(by.name)}, ${format.instant(at)}`],
        [
          say('hash'),
          <code key="hash" className={own.whole}>
            {sha256}
          </code>,
        ],
        [
          say('verified'),
          verified === null ? (
            <span key="never" className="text2">
              {say('neverVerified')}
            </span>
          ) : (
            <span key="verified" className={verified.outcome === 'same' ? 'green' : 'red'}>
              {say(`verified-${verified.outcome}`, { at: format.instant(verified.at) })}
            </span>
          ),
        ],
        withdrawn !== null && [say('withdrawDo'), `${nameOf(withdrawn.by.name)}, ${format.instant(withdrawn.at)}: ${withdrawn.why}`],
        emptied && [say('file'), say('emptied')],
      ]}
    />
  )
}

function Custody({ shown: { custody } }: { shown: EvidenceShown }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <table className={`${plain.table} ${styles.table}`}>
      <caption className="strong">{say('custody')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('day')}</th>
          <th scope="col">{say('act')}</th>
          <th scope="col">{say('custodyFrom')}</th>
          <th scope="col">{say('custodyTo')}</th>
          <th scope="col">{say('custodyReason')}</th>
        </tr>
      </thead>
      <tbody>
        {custody.map(({ id, kind, day, from, to, reason }) => (
          <tr key={id}>
            <td className="nowrap">{format.day(day)}</td>
            <td>{say(`custody-${kind}`)}</td>
            <td>{from}</td>
            <td>{to}</td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ActsProps {
  id: string
  shown: EvidenceShown
  onAct: (act: 'custody' | 'withdraw') => void
}

function Acts({ id, shown: { id: evidence, emptied, withdrawn, keeper }, onAct }: ActsProps) {
  const say = useText(text)
  const may = useMay()
  const me = useAppState()?.actor.id
  const act = useAct(verifyEvidence, TOUCHED)
  return (
    <>
      {act.error !== null && <ErrorBox error={act.error} title={say('verifyFailed')} />}
      <div className={styles.foot}>
        {!emptied && (keeper === null || keeper.id === me) && (
          <Button component="a" href={addressOf(openEvidence, { id, evidence })} download>
            {say('download')}
          </Button>
        )}
        {may('case.change') && !emptied && (
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate({ id, evidence })}>
            {say('verify')}
          </Button>
        )}
        {may('case.change') && keeper === null && (
          <Button variant="default" onClick={() => onAct('custody')}>
            {say('addCustody')}
          </Button>
        )}
        {may('case.change') && withdrawn === null && (
          <Button variant="default" onClick={() => onAct('withdraw')}>
            {say('withdraw')}
          </Button>
        )}
      </div>
    </>
  )
}

function WithdrawDialog({ id, shown: { id: evidence, what }, onClose }: { id: string; shown: EvidenceShown; onClose: () => void }) {
  const say = useText(text)
  const act = useAct(withdrawEvidence, TOUCHED)
  return (
    <ReasonDialog
      title={say('withdrawDo')}
      object={what}
      effect={say('withdrawEffect')}
      failedTitle={say('withdrawFailed')}
      error={act.error}
      pending={act.isPending}
      onDo={(reason) => act.mutate({ id, evidence, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}

import {
  addGoods,
  addMoney,
  addPayment,
  addReport,
  checkReply,
  draftReply,
  endGoods,
  GOODS_KINDS,
  MONEY_KINDS,
  sendReply,
  withdrawReply,
  type CaseGoods,
  type CaseMoney,
  type CaseReply,
  type GoodsKind,
  type MoneyKind,
} from '../../../../src/cases/along/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { formatDay } from '../../i18n/format.ts'
import { useText } from '../../i18n/use.ts'
import { useAppState } from '../../shell/state.ts'
import { DraftSubmissionDialog } from '../../submissions/draft-dialog.tsx'
import { TOUCHED, useObject } from '../acts/parts.ts'
import styles from '../one/case.module.css'
import { concernedOf } from '../one/missing.ts'
import { useDong } from './dong.ts'
import { FieldsDialog, type Told } from './fields.tsx'
import type { AlongAct, AlongDialogProps } from './parts.ts'
import { text } from './text.ts'

/** The dialog of an act on what goes along with a case. */
export function AlongDialog({ act, ...props }: AlongDialogProps & { act: AlongAct }) {
  switch (act.name) {
    case 'addGoods':
      return <GoodsDialog {...props} />
    case 'endGoods':
      return <EndGoodsDialog {...props} of={act.of} />
    case 'addMoney':
      return <MoneyDialog {...props} />
    case 'pay':
      return <PayDialog {...props} of={act.of} />
    case 'addReply':
      return <ReplyDialog {...props} />
    case 'checkReply':
      return <CheckReplyDialog {...props} of={act.of} />
    case 'sendReply':
      return <SendReplyDialog {...props} of={act.of} />
    case 'withdrawReply':
      return <WithdrawReplyDialog {...props} of={act.of} />
    case 'addSubmission':
      return <DraftSubmissionDialog file={props.file} onClose={props.onClose} />
    case 'addReport':
      return <ReportDialog {...props} />
  }
}

const today = (day: string | undefined): string => (day === undefined ? '' : formatDay(day))
const of = (told: Told, name: string): string => told[name] ?? ''

function GoodsDialog({ file, onClose }: AlongDialogProps) {
  const say = useText(text)
  const act = useAct(addGoods, TOUCHED)
  const object = useObject(file)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('addGoodsDo')}
      effect={say('addGoodsEffect')}
      reasoned
      fields={[
        { name: 'kind', label: say('kind'), is: 'choice', choices: GOODS_KINDS.map((kind) => [kind, say(`goods-${kind}`)] as const) },
        { name: 'what', label: say('shipment'), is: 'line' },
        { name: 'unit', label: say('ownerUnit'), is: 'unit', start: file.unit.code },
        { name: 'owner', label: say('owner'), is: 'person', optional: true },
        { name: 'due', label: say('due'), is: 'day' },
      ]}
      onDo={(told, reason) =>
        act.mutate(
          {
            ...{ id: file.id, kind: of(told, 'kind') as GoodsKind, what: of(told, 'what'), unit: of(told, 'unit') },
            ...{ owner: told['owner'] ?? null, due: of(told, 'due'), reason },
          },
          { onSuccess: onClose },
        )
      }
    />
  )
}

function EndGoodsDialog({ file, of: goods, onClose }: AlongDialogProps & { of: CaseGoods }) {
  const say = useText(text)
  const act = useAct(endGoods, TOUCHED)
  const day = useAppState()?.today
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('endGoodsDo')}
      object={`${say(`goods-${goods.kind}`)}, ${goods.what}`}
      effect={say('endGoodsEffect')}
      fields={[
        { name: 'result', label: say('result'), is: 'story' },
        { name: 'doneOn', label: say('doneOn'), is: 'day', start: today(day) },
      ]}
      onDo={(told) =>
        act.mutate({ id: file.id, goods: goods.id, result: of(told, 'result'), doneOn: of(told, 'doneOn') }, { onSuccess: onClose })
      }
    />
  )
}

/** Who owes it, where it is the office. */
const OFFICE = ''

function MoneyDialog({ file, onClose }: AlongDialogProps) {
  const say = useText(text)
  const act = useAct(addMoney, TOUCHED)
  const object = useObject(file)
  const people = concernedOf(file).map(({ id, name }) => [id, name] as const)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('addMoneyDo')}
      effect={say('addMoneyEffect')}
      reasoned
      fields={[
        { name: 'kind', label: say('kind'), is: 'choice', choices: MONEY_KINDS.map((kind) => [kind, say(`money-${kind}`)] as const) },
        { name: 'officer', label: say('payer'), is: 'choice', choices: [...people, ['office', say('office')]] },
        { name: 'payee', label: say('payee'), is: 'line' },
        { name: 'amount', label: say('amount'), is: 'amount', help: say('amountHelp') },
        { name: 'due', label: say('due'), is: 'day' },
        { name: 'document', label: say('document'), is: 'line' },
      ]}
      onDo={(told, reason) =>
        act.mutate(
          {
            ...{
              id: file.id,
              kind: of(told, 'kind') as MoneyKind,
              officer: told['officer'] === 'office' ? null : (told['officer'] ?? OFFICE),
            },
            ...{ payee: of(told, 'payee'), amount: of(told, 'amount'), due: of(told, 'due'), document: of(told, 'document'), reason },
          },
          { onSuccess: onClose },
        )
      }
    />
  )
}

function PayDialog({ file, of: money, onClose }: AlongDialogProps & { of: CaseMoney }) {
  const say = useText(text)
  const dong = useDong()
  const act = useAct(addPayment, TOUCHED)
  const day = useAppState()?.today
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('payDo')}
      object={`${say(`money-${money.kind}`)}, ${money.payee}: ${say('rest')} ${dong(money.rest)}`}
      effect={say('payEffect')}
      fields={[
        { name: 'amount', label: say('amount'), is: 'amount', help: say('amountHelp') },
        { name: 'day', label: say('day'), is: 'day', start: today(day) },
        { name: 'document', label: say('document'), is: 'line' },
      ]}
      onDo={(told) =>
        act.mutate(
          { id: file.id, money: money.id, amount: of(told, 'amount'), day: of(told, 'day'), document: of(told, 'document') },
          { onSuccess: onClose },
        )
      }
    />
  )
}

function ReplyDialog({ file, onClose }: AlongDialogProps) {
  const say = useText(text)
  const act = useAct(draftReply, TOUCHED)
  const object = useObject(file)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('addReplyDo')}
      effect={say('addReplyEffect')}
      fields={[
        { name: 'trader', label: say('trader'), is: 'line' },
        { name: 'words', label: say('words'), is: 'story' },
      ]}
      onDo={(told) => act.mutate({ id: file.id, trader: of(told, 'trader'), words: of(told, 'words') }, { onSuccess: onClose })}
    />
  )
}

function CheckReplyDialog({ file, of: reply, onClose }: AlongDialogProps & { of: CaseReply }) {
  const say = useText(text)
  const act = useAct(checkReply, TOUCHED)
  const { names } = reply
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('checkReplyDo')}
      object={reply.trader}
      effect={say('checkReplyEffect')}
      fields={names.length > 0 ? [{ name: 'lawful', label: say('lawful'), is: 'line' }] : []}
      onDo={(told) => act.mutate({ id: file.id, reply: reply.id, lawful: told['lawful'] ?? null }, { onSuccess: onClose })}
    >
      <p className={styles.written}>{reply.words}</p>
      <p className={names.length > 0 ? 'strong amber' : 'text2'}>
        {names.length > 0 ? say('namesSome', { names: names.join(', ') }) : say('namesNone')}
      </p>
    </FieldsDialog>
  )
}

function SendReplyDialog({ file, of: reply, onClose }: AlongDialogProps & { of: CaseReply }) {
  const say = useText(text)
  const act = useAct(sendReply, TOUCHED)
  const day = useAppState()?.today
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('sendReplyDo')}
      object={reply.trader}
      effect={say('sendReplyEffect')}
      fields={[
        { name: 'sentOn', label: say('day'), is: 'day', start: today(day) },
        { name: 'letter', label: say('letter'), is: 'line' },
      ]}
      onDo={(told) =>
        act.mutate({ id: file.id, reply: reply.id, sentOn: of(told, 'sentOn'), letter: of(told, 'letter') }, { onSuccess: onClose })
      }
    />
  )
}

function WithdrawReplyDialog({ file, of: reply, onClose }: AlongDialogProps & { of: CaseReply }) {
  const say = useText(text)
  const act = useAct(withdrawReply, TOUCHED)
  return (
    <FieldsDialog
      {...{ act, onClose }}
      title={say('withdrawReplyDo')}
      object={reply.trader}
      effect={say('withdrawReplyEffect')}
      reasoned
      fields={[]}
      onDo={(_, reason) => act.mutate({ id: file.id, reply: reply.id, reason }, { onSuccess: onClose })}
    />
  )
}

function ReportDialog({ file, onClose }: AlongDialogProps) {
  const say = useText(text)
  const act = useAct(addReport, TOUCHED)
  const object = useObject(file)
  return (
    <FieldsDialog
      {...{ act, object, onClose }}
      title={say('addReportDo')}
      effect={say('addReportEffect')}
      reasoned
      fields={[{ name: 'number', label: say('reportNumber'), is: 'line' }]}
      onDo={(told, reason) => act.mutate({ id: file.id, number: of(told, 'number'), reason }, { onSuccess: onClose })}
    />
  )
}

import { Button } from '@mantine/core'
import type { CaseMoney } from '../../../../src/cases/along/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import own from './along.module.css'
import { useDong } from './dong.ts'
import { Due } from './goods.tsx'
import type { PartProps } from './parts.ts'
import { text } from './text.ts'

/** Money that is owed: by whom, to whom, what was paid and what is open. */
export function Money({ along: { money }, onAct }: PartProps) {
  const say = useText(text)
  return (
    <>
      <h3 id="money" className={own.part}>
        {say('money')}
      </h3>
      <table className={`${plain.table} ${styles.table}`}>
        <caption className="spoken">{say('moneyCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('payer')}</th>
            <th scope="col">{say('due')}</th>
            <th scope="col" className="number">
              {say('amount')}
            </th>
            <th scope="col" className="number">
              {say('rest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {money.map((one) => (
            <Row key={one.id} one={one} onPay={onAct === undefined ? undefined : () => onAct({ name: 'pay', of: one })} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ one, onPay }: { one: CaseMoney; onPay: (() => void) | undefined }) {
  const say = useText(text)
  const format = useFormat()
  const dong = useDong()
  const { kind, document, officer, payee, due, late, amount, rest, payments } = one
  return (
    <tr>
      <td>
        {say(`money-${kind}`)}
        <span className={plain.second}>{document}</span>
        {payments.map((paid) => (
          <span key={paid.id} className={plain.second}>
            {say('paid', { amount: dong(paid.amount), day: format.day(paid.day), document: paid.document })}
          </span>
        ))}
      </td>
      <td>
        {officer === null ? say('office') : officer.name}
        <span className={plain.second}>→ {payee}</span>
      </td>
      <td>
        <Due due={due} late={late} />
      </td>
      <td className="number">{dong(amount)}</td>
      <td className="number">
        {rest === '0' ? <span className="text2">{say('paidAll')}</span> : <b>{dong(rest)}</b>}
        {rest !== '0' && onPay !== undefined && (
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            display="block"
            mt="xs"
            ml="auto"
            aria-label={say('payOf', { what: `${say(`money-${kind}`)}, ${payee}` })}
            onClick={onPay}
          >
            {say('pay')}
          </Button>
        )}
      </td>
    </tr>
  )
}

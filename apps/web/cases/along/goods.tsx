import { Button } from '@mantine/core'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import own from './along.module.css'
import type { PartProps } from './parts.ts'
import { text } from './text.ts'

/** What happens to the shipment, each with its owner, day and result. */
export function Goods({ along: { goods }, onAct }: PartProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <>
      <h3 id="goods" className={own.part}>
        {say('goods')}
      </h3>
      <table className={`${plain.table} ${styles.table}`}>
        <caption className="spoken">{say('goodsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('kind')}</th>
            <th scope="col">{say('owner')}</th>
            <th scope="col">{say('due')}</th>
            <th scope="col">{say('result')}</th>
          </tr>
        </thead>
        <tbody>
          {goods.map((one) => (
            <tr key={one.id}>
              <td>
                {say(`goods-${one.kind}`)}
                <span className={plain.second}>{one.what}</span>
              </td>
              <td>
                {inWords(one.unit.short)}
                {one.owner !== null && <span className={plain.second}>{one.owner.name}</span>}
              </td>
              <td>
                <Due due={one.due} late={one.late} />
              </td>
              <td>
                {one.result !== null && (
                  <>
                    {one.result}
                    {one.doneOn !== null && <span className={plain.second}>{say('doneOnDay', { day: format.day(one.doneOn) })}</span>}
                  </>
                )}
                {one.result === null && onAct !== undefined && (
                  <Button
                    className="no-print"
                    variant="default"
                    size="compact-sm"
                    aria-label={say('endGoodsOf', { what: one.what })}
                    onClick={() => onAct({ name: 'endGoods', of: one })}
                  >
                    {say('endGoods')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

/** A day by which something is due; in red where it has passed. */
export function Due({ due, late }: { due: string; late: boolean }) {
  const say = useText(text)
  const format = useFormat()
  return late ? (
    <span className="red">
      {format.day(due)} <b>{say('late')}</b>
    </span>
  ) : (
    format.day(due)
  )
}

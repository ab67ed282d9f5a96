import { showAlong } from '../../../../src/cases/along/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import plain from '../../units/plain-table.module.css'
import { text } from './text.ts'

/** Lines of the rail: the shipment, money, the reply to the trader, submissions; each leads to its part of the page. */
export function AlongLinks({ id }: { id: string }) {
  const say = useText(text)
  const { data } = useRoute(showAlong, { id })
  if (data === undefined) return null
  const { goods, money, replies, submissions } = data
  const reply = replies.findLast(({ state }) => state !== 'withdrawn')
  const open = (rows: readonly { late: boolean }[], isOpen: readonly boolean[]) => ({ n: rows.length, open: isOpen.filter(Boolean).length })
  const lines = [
    goods.length > 0 &&
      ([
        'goods',
        say('goods'),
        say(
          'railGoods',
          open(
            goods,
            goods.map(({ result }) => result === null),
          ),
        ),
      ] as const),
    money.length > 0 &&
      ([
        'money',
        say('money'),
        say(
          'railMoney',
          open(
            money,
            money.map(({ rest }) => rest !== '0'),
          ),
        ),
      ] as const),
    reply !== undefined && (['reply', say('replies'), say(`reply-${reply.state}`)] as const),
    submissions.length > 0 &&
      ([
        'submissions',
        say('submissions'),
        say(
          'railSubmissions',
          open(
            submissions,
            submissions.map(({ state }) => UNANSWERED.includes(state)),
          ),
        ),
      ] as const),
  ]
  return lines.map(
    (line) =>
      line !== false && (
        <li key={line[0]}>
          <a href={`#${line[0]}`}>{line[1]}</a>
          <span className={plain.second}>{line[2]}</span>
        </li>
      ),
  )
}

const UNANSWERED = ['draft', 'submitted', 'received']

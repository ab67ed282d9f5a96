import { Button } from '@mantine/core'
import { listTold, type Told } from '../../../../src/cases/after/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { usePersonName } from '../../shell/state.ts'
import plain from '../../units/plain-table.module.css'
import styles from '../one/case.module.css'
import type { AfterAct } from './acts.ts'
import { text } from './text.ts'

/** Who had been told of what was reversed, and whether each knows by now. */
export function ToldList({ id, onAct }: { id: string; onAct: (act: AfterAct) => void }) {
  const say = useText(text)
  const query = useRoute(listTold, { id })
  return (
    <Answer query={query} what={say('loading')} rows={3}>
      {({ rows }) => (
        <div className={styles.decision}>
          <h3>
            {say('told')}
            <span className="small text2">{say('toldNote', { known: rows.filter(knows).length, all: rows.length })}</span>
          </h3>
          <table className={`${plain.table} ${styles.table}`}>
            <caption className="spoken">{say('toldCaption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('who')}</th>
                <th scope="col">{say('way')}</th>
                <th scope="col">{say('since')}</th>
                <th scope="col">{say('knows')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((told) => (
                <Row key={told.id} told={told} onAct={onAct} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Answer>
  )
}

const knows = ({ seenAt, given }: Told): boolean => seenAt !== null || given !== null

function Row({ told, onAct }: { told: Told; onAct: (act: AfterAct) => void }) {
  const say = useText(text)
  const format = useFormat()
  const nameOf = usePersonName()
  const { id, way, who, inside, since, seenAt, given } = told
  const name = nameOf(who.name)
  return (
    <tr>
      <td>{name}</td>
      <td>{say(`way-${way}`)}</td>
      <td>{format.day(since)}</td>
      <td>
        {seenAt !== null && say('seen', { at: format.instant(seenAt) })}
        {given !== null && say('given', { day: format.day(given.on), how: given.how })}
        {!knows(told) && <span className="amber">{say(inside ? 'notSeen' : 'outside')}</span>}
        {!knows(told) && (
          <Button
            className="no-print"
            variant="default"
            size="compact-sm"
            display="block"
            mt="xs"
            aria-label={`${say('give')} ${name}`}
            onClick={() => onAct({ name: 'give', told: id, who: name })}
          >
            {say('give')}
          </Button>
        )}
      </td>
    </tr>
  )
}

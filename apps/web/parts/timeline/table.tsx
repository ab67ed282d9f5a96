import { useFormat, useText } from '../../i18n/use.ts'
import { Disc } from '../signs.tsx'
import { useLines } from './list.tsx'
import type { TimelineData } from './shape.ts'
import styles from './timeline.module.css'
import { text } from './text.ts'

/** The same as a table, whole. */
export function TimelineTable({ data, caption }: { data: TimelineData; caption: string }) {
  const say = useText(text)
  const format = useFormat()
  const notes = { event: '', witness: say('witness'), missing: say('expected'), dark: say('noData') }
  return (
    <table className={styles.table}>
      <caption className="spoken">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say('when')}</th>
          <th scope="col">{say('lane')}</th>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('account')}</th>
          <th scope="col">{say('note')}</th>
        </tr>
      </thead>
      <tbody>
        {useLines(data).map((line, index) => (
          <tr key={index} className={styles[`${line.kind}Line`]}>
            <td className="nowrap">{line.at === null ? '–' : format.instant(line.at)}</td>
            <td className="nowrap">{line.lane !== null && say(line.lane)}</td>
            <td className={styles.lineName}>{line.name}</td>
            <td>{line.detail}</td>
            <td>{line.n === null ? notes[line.kind] : <Disc n={line.n} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

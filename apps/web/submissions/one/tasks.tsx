import type { SubmissionTask } from '../../../../src/cases/submissions/schema.ts'
import styles from '../../cases/one/case.module.css'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import plain from '../../units/plain-table.module.css'
import { text } from '../text.ts'

/** What somebody was to do and did not, each with its days and document. */
export function Tasks({ tasks }: { tasks: readonly SubmissionTask[] }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <Section title={say('tasks')} note={say('tasksNote')}>
      {tasks.length === 0 ? (
        <p className="text2">{say('tasksNone')}</p>
      ) : (
        <table className={`${plain.table} ${styles.table}`}>
          <caption className="spoken">{say('tasksCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('task')}</th>
              <th scope="col">{say('askedBy')}</th>
              <th scope="col">{say('taskDue')}</th>
              <th scope="col">{say('happened')}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ id, task, askedBy, askedOn, due, happened, document }) => (
              <tr key={id}>
                <td>
                  {task}
                  <span className={plain.second}>{document}</span>
                </td>
                <td>
                  {askedBy.name}
                  <span className={plain.second}>{format.day(askedOn)}</span>
                </td>
                <td>{format.day(due)}</td>
                <td className={styles.written}>{happened}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

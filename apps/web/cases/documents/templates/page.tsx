import { listTemplates } from '../../../../../src/cases/documents/schema.ts'
import { useRoute } from '../../../api-hooks.ts'
import { useBilingual, useText } from '../../../i18n/use.ts'
import { LawWays } from '../../../law/ways.tsx'
import { Answer } from '../../../parts/answer.tsx'
import { PageHead } from '../../../parts/page-head.tsx'
import { Section } from '../../../parts/section.tsx'
import plain from '../../../units/plain-table.module.css'
import type { Output } from '../../../api.ts'
import styles from '../documents.module.css'
import { text } from '../text.ts'

type Listed = Output<typeof listTemplates>

/** Templates of official documents: which are the administration's own, and the mistakes that keep one from being used. */
export function Page() {
  const say = useText(text)
  const query = useRoute(listTemplates, {})
  return (
    <>
      <PageHead title={say('templatesTitle')} meta={<span>{say('templatesLead')}</span>} />
      <LawWays current="templates" />
      <Answer query={query} what={say('loadingTemplates')} rows={8} height={35}>
        {(listed) => (
          <>
            <Problems listed={listed} />
            <Rows listed={listed} />
          </>
        )}
      </Answer>
    </>
  )
}

function Problems({ listed: { problems } }: { listed: Listed }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <Section title={say('problems')} note={problems.length}>
      {problems.length === 0 && <p className="text2">{say('problemsNone')}</p>}
      <ul className={styles.list}>
        {problems.map(({ file, line, message, hint }, at) => (
          <li key={at}>
            <b>{line === null ? file : say('problemAt', { file, line })}</b>: {inWords(message)}
            {hint !== null && <span className={plain.second}>{inWords(hint)}</span>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rows({ listed: { rows, layoutOwn } }: { listed: Listed }) {
  const say = useText(text)
  const inWords = useBilingual()
  const whose = (own: boolean): string => say(own ? 'whose-own' : 'whose-program')
  return (
    <Section title={say('templatesTitle')} note={rows.length}>
      <table className={`${plain.table} ${styles.table}`}>
        <caption className="spoken">{say('templatesCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('symbol')}</th>
            <th scope="col">{say('template')}</th>
            <th scope="col">{say('of')}</th>
            <th scope="col">{say('whose')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, symbol, name, about, own }) => (
            <tr key={id}>
              <td>{symbol}</td>
              <td>{inWords(name)}</td>
              <td>{say(`about-${about}`)}</td>
              <td>{whose(own)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={plain.remark}>{say('layoutOf', { whose: whose(layoutOwn) })}</p>
    </Section>
  )
}

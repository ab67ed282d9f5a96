import { Link } from '@tanstack/react-router'
import { listLawFiles } from '../../../../src/law/changed/schema.ts'
import type { Output } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Section } from '../../parts/section.tsx'
import { useMay } from '../../shell/state.ts'
import table from '../../units/plain-table.module.css'
import { Cite } from '../cite.tsx'
import styles from '../confirm/confirm.module.css'
import { text } from './text.ts'

type File = Output<typeof listLawFiles>['rows'][number]

/** The files that make up the law, each with the way to draft a change of it. */
export function Files() {
  const say = useText(text)
  const query = useRoute(listLawFiles, {})
  return (
    <Section title={say('files')} note={say('filesNote')}>
      <Answer query={query} what={say('loadingFiles')} rows={8} height={53}>
        {({ rows }) => <Rows rows={rows} />}
      </Answer>
    </Section>
  )
}

function Rows({ rows }: { rows: readonly File[] }) {
  const say = useText(text)
  const format = useFormat()
  const may = useMay()
  return (
    <div className={styles.scrolls} tabIndex={0} role="group" aria-label={say('files')}>
      <table className={table.table}>
        <caption className="spoken">{say('files')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('file')}</th>
            <th scope="col">{say('instruments')}</th>
            <th scope="col" className="number">
              {say('rules')}
            </th>
            <th scope="col">{say('asOf')}</th>
            {may('rulebook.change') && (
              <th scope="col">
                <span className="spoken">{say('acts')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.file} data-row>
              <th scope="row">{row.file}</th>
              <td className={styles.rule}>
                <Instruments of={row} />
              </td>
              <td className="number">{format.number(row.rules)}</td>
              <td>
                <AsItIs of={row} />
              </td>
              {may('rulebook.change') && (
                <td>
                  <Link to="/law/changes/edit" search={{ file: row.file } as never} aria-label={say('editOf', { file: row.file })}>
                    {say('edit')}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Instruments({ of: { instruments } }: { of: File }) {
  const inWords = useBilingual()
  return (
    <ul>
      {instruments.map(({ id, title, ...cite }) => (
        <li key={id}>
          <Cite of={cite} confirmed={false} /> <span className="small text2">{inWords(title)}</span>
        </li>
      ))}
    </ul>
  )
}

function AsItIs({ of: { published, drafts } }: { of: File }) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      {published === null ? (
        <span className="text2">{say('ofProgram')}</span>
      ) : (
        <Link to="/law/changes/$id" params={{ id: published.id } as never}>
          {say('changedOn', { day: format.day(published.at) })}
        </Link>
      )}
      {drafts > 0 && <span className={styles.second}>{say('drafts', { n: drafts })}</span>}
    </>
  )
}

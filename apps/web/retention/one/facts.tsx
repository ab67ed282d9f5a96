import type { Destruction } from '../../../../src/retention/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Citation } from '../../parts/citation.tsx'
import { Facts } from '../../parts/layout.tsx'
import styles from '../retention.module.css'
import { text as shared } from '../text.ts'
import { text } from './text.ts'

/** On what it rests, by whom, and what came of it. */
export function FactsRail({ list }: { list: Destruction }) {
  const say = useText(text)
  const word = useText(shared)
  const format = useFormat()
  const inWords = useBilingual()
  const { basis, drawn, approved, ended, reason, root, items, removed } = list
  const rows = Object.entries(removed).filter(([, n]) => n > 0)
  const some = (name: 'destroyedN' | 'leftN' | 'outN', n: number) => n > 0 && ([say(name), format.number(n)] as const)
  return (
    <section aria-labelledby="facts">
      <h2 id="facts" className="spoken">
        {say('facts')}
      </h2>
      <Facts
        rows={[
          [say('period'), word('years', { n: basis.years, from: inWords(basis.from) })],
          [say('basis'), <Citation key="basis" cite={inWords(basis.basis.cite)} confirmed={basis.basis.confirmed} />],
          [say('reason'), format.quote(reason)],
          [say('drawn'), `${drawn.name} (${drawn.id})`],
          approved !== null && [say('approvedBy'), `${approved.name} (${approved.id})`],
          approved !== null && [say('decision'), approved.document],
          ended !== null && [say('endedBy'), `${ended.by}: ${ended.reason}`],
          some('destroyedN', items.destroyed),
          some('leftN', items.left),
          some('outN', items.out),
          rows.length > 0 && [
            say('removed'),
            <ul key="removed" className={styles.plain}>
              {rows.map(([table, n]) => (
                <li key={table}>
                  <code>{table}</code>: {format.number(n)}
                </li>
              ))}
            </ul>,
          ],
          root !== null && [
            say('root'),
            <span key="root" title={root}>
              <code>{root.slice(0, 12)}</code> <span className="small text2">{say('rootNote')}</span>
            </span>,
          ],
        ]}
      />
    </section>
  )
}

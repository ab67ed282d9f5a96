import { Link } from '@tanstack/react-router'
import { versionOfDay } from '../../../../src/law/catalogue/pure.ts'
import { showEntry, type CatalogueVersion, type EntryView } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { ByDegree } from '../../catalogue/entry/by-degree.tsx'
import { Undetermined, VersionLine } from '../../catalogue/of-day.tsx'
import { text as catalogueText } from '../../catalogue/text.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Answer } from '../../parts/answer.tsx'
import { Citation } from '../../parts/citation.tsx'
import { Facts } from '../../parts/layout.tsx'
import { Section } from '../../parts/section.tsx'
import styles from './allowed.module.css'
import { entryFits, type ActDraft } from './draft.ts'
import { text } from './entry-text.ts'

/** What the catalogue of the day of each act says of it, beside the answer; a proposal. */
export function ByCatalogue({ acts, versions }: { acts: readonly ActDraft[]; versions: readonly CatalogueVersion[] }) {
  return acts.filter((act) => entryFits(act, versions)).map((act) => <OfAct key={act.id} act={act} versions={versions} />)
}

function OfAct({ act, versions }: { act: ActDraft; versions: readonly CatalogueVersion[] }) {
  const say = useText(text)
  const { version, code } = act.entry!
  const query = useRoute(showEntry, { version, code })
  return (
    <Section title={say('byCatalogue', { act: act.id })}>
      <Answer query={query} what={say('loadingEntry')}>
        {(entry) => <Said entry={entry} act={act} versions={versions} />}
      </Answer>
    </Section>
  )
}

function Said({ entry, act, versions }: { entry: EntryView; act: ActDraft; versions: readonly CatalogueVersion[] }) {
  const say = useText(text)
  const ofEntry = useText(catalogueText)
  const inWords = useBilingual()
  const ofDay = versionOfDay(versions, act.from)
  const { version, code, rating, repeat, head, basis } = entry
  return (
    <div className={styles.said}>
      <p>
        <Link className="strong" to="/catalogue/entries/$code/$version" params={{ version: version.id, code } as never}>
          {code} {inWords(entry.act)}
        </Link>
      </p>
      <VersionLine version={version} />
      {ofDay.state === 'undetermined' && <Undetermined ofDay={ofDay} />}
      <p className="text2">{say('proposal')}</p>
      <ByDegree entry={entry} degree={act.degree} />
      <Facts
        rows={[
          rating !== null && [ofEntry('rating'), inWords(rating)],
          repeat !== null && [ofEntry('repeat'), inWords(repeat)],
          [ofEntry('head'), ofEntry(head ? 'headYes' : 'headNo')],
          [
            ofEntry('basis'),
            basis.length === 0 ? ofEntry('basisNone') : basis.map(({ en }) => <Citation key={en} cite={en} confirmed={false} />),
          ],
        ]}
      />
    </div>
  )
}

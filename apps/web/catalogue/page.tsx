import { Select } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { listEntries, listVersions } from '../../../src/law/catalogue/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { DayField } from '../organisation/day-field.tsx'
import { Answer } from '../parts/answer.tsx'
import { FilterSearch } from '../parts/filters.tsx'
import { useAppState } from '../shell/state.ts'
import { useUrlState } from '../url-state.ts'
import styles from './catalogue.module.css'
import { Head } from './head.tsx'
import { Finder } from './finder.tsx'
import { OfTheDay } from './of-day.tsx'
import { Rows } from './rows.tsx'
import { DEFAULTS, inputOf, type Asked, type SetAsked } from './state.ts'
import { text } from './text.ts'

/** In place of a version: the one that the day has. */
const OF_DAY = '*'

/** The catalogue of a day or of a version: three questions lead to the entry. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const query = useRoute(listEntries, inputOf(asked), { keep: true })
  return (
    <>
      <Head view="find" />
      <Choice asked={asked} set={set} />
      <p className={`${styles.guide} no-print`}>
        <Link
          to="/catalogue/find"
          search={{ ...(asked.on === '' ? {} : { on: asked.on }), ...(asked.version === '' ? {} : { version: asked.version }) } as never}
        >
          {say('guide')}
        </Link>
      </p>
      <Answer query={query} what={say('loadingList')} rows={8} height={53}>
        {(found) => <Found found={found} asked={asked} set={set} busy={query.isPlaceholderData} />}
      </Answer>
    </>
  )
}

interface ChoiceProps {
  asked: Asked
  set: SetAsked
}

function Choice({ asked, set }: ChoiceProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const today = useAppState()?.today ?? ''
  const { data } = useRoute(listVersions, {})
  const versions = (data?.rows ?? []).map(({ id, title }) => ({ value: id, label: inWords(title) }))
  return (
    <div className={`${styles.choice} no-print`}>
      <DayField
        label={say('day')}
        value={asked.on === '' ? today : asked.on}
        onChange={(on) => set({ on: on === today ? '' : on, version: '', cursor: '' }, 'push')}
      />
      <Select
        className={styles.version}
        label={say('version')}
        data={[{ value: OF_DAY, label: say('versionOfDay') }, ...versions]}
        value={asked.version === '' ? OF_DAY : asked.version}
        allowDeselect={false}
        onChange={(version) => set({ version: version === OF_DAY || version === null ? '' : version, cursor: '' }, 'push')}
      />
    </div>
  )
}

interface FoundProps extends ChoiceProps {
  found: z.output<typeof listEntries.output>
  busy: boolean
}

function Found({ found, asked, set, busy }: FoundProps) {
  const say = useText(text)
  const format = useFormat()
  return (
    <>
      <OfTheDay version={found.version} ofDay={found.ofDay} />
      {found.version !== null && (
        <div className={styles.columns}>
          <Finder found={found} areas={found.version.areas} asked={asked} set={set} />
          <div>
            <div className={`${styles.search} no-print`}>
              <FilterSearch value={asked.text} placeholder={say('askWords')} onChange={(typed) => set({ text: typed, cursor: '' })} />
              <span className="text2" aria-live="polite">
                {say('found', { what: format.count(found.total) })}
              </span>
            </div>
            <Rows found={found} version={found.version.id} asked={asked} set={set} busy={busy} />
          </div>
        </div>
      )}
    </>
  )
}

import { Button } from '@mantine/core'
import { versionOfDay } from '../../../../src/law/catalogue/pure.ts'
import { showEntry, type CatalogueVersion, type EntryView } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { EntrySelect, type ChosenEntry } from '../../catalogue/entry-select.tsx'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Note } from '../../parts/note.tsx'
import styles from './allowed.module.css'
import { ByQuestions } from './by-questions.tsx'
import { takeEntry, type ActDraft } from './draft.ts'
import { text } from './entry-text.ts'

interface ActEntryProps {
  act: ActDraft
  versions: readonly CatalogueVersion[]
  onChange: (act: ActDraft) => void
}

/** The entry of the catalogue that an act has: of the version of its day. */
export function ActEntry({ act, versions, onChange }: ActEntryProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const { entry, from } = act
  const { data } = useRoute(showEntry, { version: entry?.version ?? '-', code: entry?.code ?? '-' }, { enabled: entry !== null })
  const take = (chosen: ChosenEntry | null): void => onChange(takeEntry(act, chosen))
  const known = entry === null ? undefined : data
  return (
    <div className={styles.entry}>
      {from === '' ? (
        <p className="small text2">{say('needsDay')}</p>
      ) : (
        <EntrySelect label={say('entry')} on={from} value={entry} act={known && inWords(known.act)} onChange={take} />
      )}
      {from !== '' && entry === null && <ByQuestions on={from} onTake={take} />}
      {known !== undefined && from !== '' && <NotOfDay entry={known} day={from} versions={versions} onTake={take} />}
    </div>
  )
}

interface NotOfDayProps {
  entry: EntryView
  day: string
  versions: readonly CatalogueVersion[]
  onTake: (entry: ChosenEntry | null) => void
}

/** That an entry is of no version of the day of the act, with what became of it there, where the catalogue says so. */
function NotOfDay({ entry: { version, code, before, later }, day, versions, onTake }: NotOfDayProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const { candidates } = versionOfDay(versions, day)
  if (candidates.some(({ id }) => id === version.id)) return null
  const others = [...before, ...later].filter((link) => link.act !== null && candidates.some(({ id }) => id === link.version.id))
  const title =
    candidates.length === 0
      ? say('noneOfDay', { day: format.day(day) })
      : say('notOfDay', { code, version: inWords(version.title), day: format.day(day) })
  return (
    <Note tone="amber" title={title}>
      <p>{say('notOfDayDo')}</p>
      <div className={`${styles.entryActs} no-print`}>
        {others.map((link) => (
          <Other key={link.code} link={link} onTake={onTake} />
        ))}
        <Button variant="subtle" size="compact-sm" onClick={() => onTake(null)}>
          {say('letGo')}
        </Button>
      </div>
    </Note>
  )
}

/** The entry of the version of that day which follows the one that was chosen, or which it follows. */
function Other({ link: { version, code }, onTake }: { link: EntryView['later'][number]; onTake: NotOfDayProps['onTake'] }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { data } = useRoute(showEntry, { version: version.id, code })
  if (data === undefined) return null
  return (
    <div>
      <p>
        {code} {inWords(data.act)}
      </p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => onTake({ version: version.id, code, kinds: data.kinds.map(({ id }) => id) })}
      >
        {say('takeOther', { code })}
      </Button>
    </div>
  )
}

import { Select, TextInput } from '@mantine/core'
import { listInstruments, listVersions } from '../../../../src/law/catalogue/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { isVersionName, type Asked } from './state.ts'
import styles from '../catalogue.module.css'
import { text } from './text.ts'

const ORDER = ['label', 'input', 'error', 'description'] as ('label' | 'input' | 'error' | 'description')[]

/** Which version the file is. */
export function Form({ asked, onChange }: { asked: Asked; onChange: (patch: Partial<Asked>) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const instruments = useRoute(listInstruments, {}).data?.rows ?? []
  const versions = useRoute(listVersions, {}).data?.rows ?? []
  const wrong = asked.version !== '' && !isVersionName(asked.version)
  return (
    <div className={styles.fields}>
      <TextInput
        label={say('version')}
        description={say('versionHelp')}
        inputWrapperOrder={ORDER}
        error={wrong && say('versionWrong')}
        required
        maxLength={60}
        autoComplete="off"
        value={asked.version}
        onChange={({ currentTarget }) => onChange({ version: currentTarget.value })}
      />
      <Select
        label={say('instrument')}
        description={say('instrumentHelp')}
        inputWrapperOrder={ORDER}
        required
        searchable
        data={instruments.map(({ id, cite, title }) => ({ value: id, label: `${inWords(cite)} · ${inWords(title)}` }))}
        value={asked.instrument === '' ? null : asked.instrument}
        onChange={(instrument) => onChange({ instrument: instrument ?? '' })}
      />
      <TextInput
        label={say('titleVi')}
        required
        maxLength={300}
        value={asked.titleVi}
        onChange={({ currentTarget }) => onChange({ titleVi: currentTarget.value })}
      />
      <TextInput
        label={say('titleEn')}
        description={say('titleEnHelp')}
        inputWrapperOrder={ORDER}
        maxLength={300}
        value={asked.titleEn}
        onChange={({ currentTarget }) => onChange({ titleEn: currentTarget.value })}
      />
      <Select
        label={say('follows')}
        placeholder={say('followsNone')}
        clearable
        data={versions.filter(({ id }) => id !== asked.version).map(({ id, title }) => ({ value: id, label: inWords(title) }))}
        value={asked.follows === '' ? null : asked.follows}
        onChange={(follows) => onChange({ follows: follows ?? '' })}
      />
    </div>
  )
}

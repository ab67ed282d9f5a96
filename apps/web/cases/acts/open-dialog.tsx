import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { listLikeCases, listSameMatter, type SameMatter } from '../../../../src/cases/links/schema.ts'
import type { Finding } from '../../../../src/findings/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Alike } from '../links/alike.tsx'
import { text as links } from '../links/text.ts'
import styles from './acts.module.css'
import { OpenForm } from './open-form.tsx'
import { text } from './text.ts'

/** Opens a case from a finding, and from others of the same matter; cases that may be about the same act are shown before. */
export function OpenDialog({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const say = useText(text)
  const link = useText(links)
  const inWords = useBilingual()
  const alike = useRoute(listLikeCases, { id: finding.id }).data?.rows ?? []
  const others = useRoute(listSameMatter, { id: finding.id }).data
  const [taken, setTaken] = useState<readonly string[]>([])
  const title = inWords(finding.title)
  return (
    <OpenForm findings={[finding.id, ...taken]} object={say('object', { number: finding.number, title })} title={title} onClose={onClose}>
      {alike.length > 0 && (
        <div>
          <p>{link('alikeBefore')}</p>
          <Alike rows={alike} />
        </div>
      )}
      {others !== undefined && others.rows.length > 0 && <Others {...others} taken={taken} onChange={setTaken} />}
    </OpenForm>
  )
}

interface OthersProps {
  rows: readonly SameMatter[]
  more: boolean
  taken: readonly string[]
  onChange: (taken: readonly string[]) => void
}

/** None is taken beforehand: what belongs to one matter, a person says. */
function Others({ rows, more, taken, onChange }: OthersProps) {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  return (
    <Checkbox.Group label={say('others')} description={say(more ? 'othersMore' : 'othersHelp')} value={[...taken]} onChange={onChange}>
      <div className={styles.others}>
        {rows.map(({ id, number, title, day, because }) => (
          <Checkbox
            key={id}
            value={id}
            label={`${number}: ${inWords(title)}`}
            description={[format.day(day), ...because.map((one) => say(`same-${one}`))].join(' · ')}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

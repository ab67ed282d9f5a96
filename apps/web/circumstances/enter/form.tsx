import { Button } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { enterCircumstance } from '../../../../src/findings/schema.ts'
import type { UrlValues } from '../../address.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Note } from '../../parts/note.tsx'
import { text } from '../text.ts'
import { EMPTY, faultsOf, inputOf, type Draft } from './draft.ts'
import styles from './enter.module.css'
import { EffectField, KindField, PaperFields, ReachFields, TimeFields } from './fields.tsx'

const given = (value: UrlValues[string] | undefined): string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : [...value]

/** The form; `unit` and `rule` of the address are put in beforehand. What was typed stays on an error. */
export function EnterForm() {
  const say = useText(text)
  const navigate = useNavigate()
  const search: UrlValues = useSearch({ strict: false })
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, units: given(search.unit), rules: given(search.rule) }))
  const [tried, setTried] = useState(false)
  const act = useAct(enterCircumstance)
  const faults = tried ? faultsOf(draft) : {}
  const wrong = Object.keys(faults).length
  const set = (patch: Partial<Draft>): void => setDraft((before) => ({ ...before, ...patch }))
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    setTried(true)
    const input = inputOf(draft)
    if (input === undefined) {
      const form = event.currentTarget
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
      return
    }
    if (!act.isPending) act.mutate(input, { onSuccess: ({ id }) => void navigate({ to: `/circumstances/${id}` }) })
  }
  const field = { draft, set, faults }
  return (
    <form className={styles.form} noValidate onSubmit={send}>
      <KindField {...field} />
      <TimeFields {...field} />
      <ReachFields {...field} />
      {draft.units.length === 0 && draft.rules.length === 0 && tried && (
        <Note tone="amber" title={say('wholeTitle')}>
          <p>{say('wholeText')}</p>
        </Note>
      )}
      <EffectField {...field} />
      <PaperFields {...field} />
      {act.error !== null && <ErrorBox error={act.error} title={say('failed')} kept={say('kept')} />}
      <div className={styles.actions}>
        <Button type="submit" loading={act.isPending}>
          {say('save')}
        </Button>
        <Button variant="default" component={Link} to="/circumstances">
          {say('cancel')}
        </Button>
        <span role="status" className="small red">
          {wrong > 0 && say('wrongSome', { n: wrong })}
        </span>
      </div>
    </form>
  )
}

import { useNavigate } from '@tanstack/react-router'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useRoute } from '../api-hooks.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { search } from '../../../src/desk/overview/schema.ts'
import styles from './header.module.css'
import { text } from './text.ts'

const PAUSE = 200
const KINDS = { finding: 'kindFinding', file: 'kindFile', case: 'kindCase', unit: 'kindUnit', rule: 'kindRule' } as const

interface Target {
  key: string
  label: string
  detail: string
  kind: string
  go: { to: string; search?: Record<string, string> }
}

/** Looks for declarations, units, findings and rules at once, with or without diacritics. */
export function SearchField({ onLeave }: { onLeave: () => void }) {
  const say = useText(text)
  const navigate = useNavigate()
  const list = useId()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const { targets, note } = useTargets(typed)
  const choose = (target: Target | undefined): void => {
    if (target === undefined) return
    setOpen(false)
    setTyped('')
    onLeave()
    void navigate({ to: target.go.to, search: (target.go.search ?? {}) as never })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && targets.length > 0) setAt((at + step + targets.length) % targets.length)
    else if (event.key === 'Enter') choose(targets[Math.max(0, at)])
    else if (event.key === 'Escape') leave(event.currentTarget, () => setOpen(false), onLeave)
    else return
    event.preventDefault()
  }
  return (
    <search className={styles.field}>
      <IconSearch size={18} stroke={1.6} aria-hidden />
      <input
        id="search"
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={say('search')}
        aria-expanded={open && typed !== ''}
        aria-controls={list}
        aria-activedescendant={at >= 0 ? `${list}-${at}` : undefined}
        placeholder={say('searchPlaceholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setOpen(true)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
      />
      <kbd aria-hidden>/</kbd>
      <div id={list} role="listbox" aria-label={say('search')} className={styles.hits} hidden={!open || typed.trim() === ''}>
        {note !== undefined && <p className={styles.note}>{note}</p>}
        {targets.map((target, index) => (
          <Hit key={target.key} id={`${list}-${index}`} target={target} active={index === at} onChoose={() => choose(target)} />
        ))}
      </div>
    </search>
  )
}

function leave(field: HTMLInputElement, close: () => void, onLeave: () => void): void {
  close()
  field.blur()
  onLeave()
}

function Hit({ id, target, active, onChoose }: { id: string; target: Target; active: boolean; onChoose: () => void }) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={styles.hit}
      // Before the field loses the focus and the list closes.
      onPointerDown={(event) => {
        event.preventDefault()
        onChoose()
      }}
    >
      <span className={styles.hitLabel}>{target.label}</span>
      <span className={styles.hitKind}>{target.kind}</span>
      <span className={styles.hitDetail}>{target.detail}</span>
    </div>
  )
}

/** What was found for a text, ready to be shown; one more line leads to the list of findings with that text. */
function useTargets(typed: string): { targets: Target[]; note: string | undefined } {
  const say = useText(text)
  const format = useFormat()
  const inWords = useBilingual()
  const asked = useDelayed(typed.trim())
  const { data, isError } = useRoute(search, { text: asked }, { enabled: asked !== '', keep: true })
  if (asked === '') return { targets: [], note: undefined }
  const hits = (data?.hits ?? []).map(({ kind, key, label, detail }) => ({
    key: `${kind} ${key}`,
    label: inWords(label),
    detail: inWords(detail),
    kind: say(KINDS[kind]),
    go: placeOf(kind, key),
  }))
  const what = format.quote(asked)
  const all = { key: 'all', label: say('searchAll', { what }), detail: '', kind: '', go: { to: '/findings', search: { text: asked } } }
  const nothing = data !== undefined && hits.length === 0
  return { targets: [...hits, all], note: isError ? say('searchFailed') : nothing ? say('searchNothing', { what }) : undefined }
}

function placeOf(kind: keyof typeof KINDS, key: string): Target['go'] {
  const name = encodeURIComponent(key)
  if (kind === 'finding') return { to: `/findings/${name}` }
  if (kind === 'file') return { to: `/cases/${name}` }
  if (kind === 'unit') return { to: `/units/${name}` }
  if (kind === 'rule') return { to: '/rulebooks', search: { rule: key } }
  return { to: '/log', search: { case: key } }
}

function useDelayed(value: string): string {
  const [delayed, setDelayed] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return delayed
}

import { Select, type ComboboxItem } from '@mantine/core'
import { useState } from 'react'
import { isAdministrative, ROLES } from '../../../../src/access/roles/pure.ts'
import { proposeRole } from '../../../../src/access/proposals/schema.ts'
import { ROLE_IDS, type Role } from '../../../../src/access/roles/schema.ts'
import type { Account } from '../../../../src/access/sign-in/accounts/schema.ts'
import { listUnits } from '../../../../src/organisation/schema.ts'
import { useAct, useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { foldText } from '../../parts/fold.ts'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { text as partsText } from '../../parts/text.ts'
import styles from '../access.module.css'
import { useActionWords } from '../actions.ts'
import { DayInput, readDay } from '../day-input.tsx'
import { text as proposalsText } from '../proposals/text.ts'
import { TOUCHES } from '../proposals/touches.ts'
import { text } from './text.ts'

type Given = Exclude<Role, 'official'>
const GIVEN = ROLE_IDS.filter((role): role is Given => role !== 'official')
const FADE = { transitionProps: { transition: 'fade', duration: 120 } } as const

/** Proposes a role for an account, for a unit or everywhere, over days, with a reason. What does not go together the server says. */
export function GiveDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useText(text)
  const [role, setRole] = useState<Given | null>(null)
  const [unit, setUnit] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const act = useAct(proposeRole, TOUCHES)
  const [first, last] = [readDay(from), readDay(until)]
  const everywhere = role !== null && isAdministrative(role)
  const go = (reason: string): void => {
    if (role === null || typeof first !== 'string' || last === undefined) return
    const given = { account: account.id, role, unit: everywhere ? null : unit, from: first, until: last, reason }
    act.mutate(given, { onSuccess: onClose })
  }
  return (
    <ReasonDialog
      title={say('giveDo')}
      object={[...new Set([account.name, account.login])].join(' · ')}
      effect={<Effect role={role} />}
      failedTitle={say('giveFailed')}
      error={act.error}
      pending={act.isPending}
      blocked={useBlocked(role, first, last)}
      onDo={go}
      onClose={onClose}
    >
      <RoleField value={role} onChange={setRole} />
      {everywhere ? <p className="small text2">{say('unitNone')}</p> : <UnitField value={unit} onChange={setUnit} />}
      <div className={styles.pair}>
        <DayInput label={say('from')} value={from} onChange={setFrom} required tried={from !== ''} />
        <DayInput label={say('until')} help={say('untilHelp')} value={until} onChange={setUntil} tried={until !== ''} />
      </div>
    </ReasonDialog>
  )
}

type Day = ReturnType<typeof readDay>

/** Why it cannot be given yet. */
function useBlocked(role: Role | null, first: Day, last: Day): string | undefined {
  const say = useText(text)
  if (role === null) return say('blockedRole')
  if (typeof first !== 'string') return say('blockedFrom')
  if (last === undefined) return say('blockedUntil')
  return last !== null && last < first ? say('order') : undefined
}

/** What the role lets one do, before it is given. */
function Effect({ role }: { role: Role | null }) {
  const say = useText(text)
  const inWords = useBilingual()
  const words = useActionWords()
  const ends = `${useText(proposalsText)('needsTwo')} ${say('giveEffect')}`
  if (role === null || ROLES[role].may.length === 0) return ends
  return say('giveEffectRole', { role: inWords(ROLES[role].name), may: words(...ROLES[role].may), ends })
}

function RoleField({ value, onChange }: { value: Given | null; onChange: (role: Given | null) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  const items = (administrative: boolean): ComboboxItem[] =>
    GIVEN.filter((role) => isAdministrative(role) === administrative).map((role) => ({ value: role, label: inWords(ROLES[role].name) }))
  return (
    <Select
      label={say('role')}
      description={say('roleHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      required
      data={[
        { group: say('groupCases'), items: items(false) },
        { group: say('groupAdministrative'), items: items(true) },
      ]}
      value={value}
      onChange={(next) => onChange(GIVEN.find((role) => role === next) ?? null)}
      allowDeselect={false}
      comboboxProps={FADE}
      data-autofocus
    />
  )
}

function UnitField({ value, onChange }: { value: string | null; onChange: (code: string | null) => void }) {
  const say = useText(text)
  const sayParts = useText(partsText)
  const inWords = useBilingual()
  const { data } = useRoute(listUnits, {})
  return (
    <Select
      label={say('unit')}
      description={say('unitHelp')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      data={(data?.rows ?? []).map(({ code, name }) => ({ value: code, label: inWords(name) }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': sayParts('clear') }}
      nothingFoundMessage={sayParts('none')}
      filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foldText(label).includes(foldText(search)))}
      comboboxProps={FADE}
    />
  )
}

import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { Action } from '../../../../src/base/schema.ts'
import { moveFinding, type Finding } from '../../../../src/findings/schema.ts'
import { useAct } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { usePhone } from '../../parts/use-phone.ts'
import { useMay } from '../../shell/state.ts'
import { text as shared } from '../text.ts'
import { useCaseOf } from './use-case.ts'
import { actsOf, type ActName, type Offer } from './offers.ts'
import { text } from './text.ts'

const ActDialog = lazy(() => import('./act-dialog.tsx').then(({ ActDialog: component }) => ({ default: component })))

const WORDS = {
  takeUp: 'takeUp',
  confirm: 'confirm',
  dismiss: 'dismiss',
  duplicate: 'duplicate',
  reopen: 'reopen',
  putBack: 'putBack',
  hear: 'hear',
  assign: 'assign',
  due: 'due',
  tier: 'tier',
  openCase: 'openCase',
  remark: 'remark',
} as const

/** The buttons of a finding, why one of them is off, and the dialog that an act opens. */
export function useActs(finding: Finding): { buttons: ReactNode; note: ReactNode; dialog: ReactNode } {
  const say = useText(text)
  const word = useText(shared)
  const inWords = useBilingual()
  const phone = usePhone()
  const [open, setOpen] = useState<ActName>()
  const takeUp = useAct(moveFinding)
  const { main, more } = useOffers(finding)
  const start = (name: ActName): void => {
    if (name === 'takeUp') takeUp.mutate({ id: finding.id, to: 'review', reason: say('takeUpReason') })
    else setOpen(name)
  }
  const off = main.filter(({ refusal }) => refusal !== null)
  // On a phone the first button is the next act; elsewhere it stands at the right, nearest to the rail.
  const shown = phone ? main.filter(({ refusal }) => refusal === null).toReversed() : main
  return {
    buttons: (
      <>
        {shown.map((offer) => (
          <ActButton key={offer.name} offer={offer} pending={offer.name === 'takeUp' && takeUp.isPending} onDo={() => start(offer.name)} />
        ))}
        <MoreActs offers={phone ? [...off, ...more] : more} notes={finding.opened === null} onDo={start} />
      </>
    ),
    note: (
      <>
        {off.map(({ name, refusal }) => (
          <span key={name}>
            {refusal !== null &&
              say('why2', { act: say(WORDS[name]).replace('…', ''), why: refusal === 'later' ? say('confirmLater') : inWords(refusal) })}
          </span>
        ))}
        {takeUp.error !== null && <ErrorBox error={takeUp.error} title={word('failed')} />}
      </>
    ),
    dialog: open !== undefined && (
      <Suspense>
        <ActDialog name={open} finding={finding} onClose={() => setOpen(undefined)} />
      </Suspense>
    ),
  }
}

const CHANGES: ReadonlySet<ActName> = new Set(['assign', 'due', 'hear'])
/** A case is opened from what was not set aside. */
const LEADS_ON: ReadonlySet<Finding['state']> = new Set(['new', 'review', 'confirmed'])

/** What somebody must be allowed to do for an act. */
function neededFor(name: ActName): Action {
  if (name === 'openCase' || name === 'remark') return 'case.change'
  return CHANGES.has(name) ? 'finding.change' : 'finding.decide'
}

/** What can be done with the finding, as far as whoever is signed in may do it. */
function useOffers(finding: Finding): ReturnType<typeof actsOf> {
  const may = useMay()
  const { main, more } = actsOf(finding)
  // What was opened in an emergency is only read.
  const allowed = ({ name }: Offer): boolean => finding.opened === null && may(neededFor(name))
  const taken = useCaseOf(finding.id) !== undefined
  const others = (['tier', 'openCase', 'remark'] as const).map((name): Offer => ({ name, refusal: null, primary: false }))
  const offered = others.filter(({ name }) => name !== 'openCase' || (LEADS_ON.has(finding.state) && !taken))
  return { main: main.filter(allowed), more: [...more, ...offered].filter(allowed) }
}

function ActButton({ offer, pending, onDo }: { offer: Offer; pending: boolean; onDo: () => void }) {
  const say = useText(text)
  const { name, refusal, primary } = offer
  return (
    <Button variant={primary ? 'filled' : 'default'} disabled={refusal !== null} loading={pending} onClick={onDo}>
      {say(WORDS[name])}
    </Button>
  )
}

function MoreActs({ offers, notes, onDo }: { offers: readonly Offer[]; notes: boolean; onDo: (name: ActName) => void }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" aria-label={say('moreActs')} px="sm">
          <IconDots size={18} stroke={1.8} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {offers.map(({ name, refusal }) => (
          <Menu.Item key={name} disabled={refusal !== null} onClick={() => onDo(name)}>
            {say(WORDS[name])}
            {refusal !== null && <span className="small text2"> {refusal === 'later' ? say('confirmLater') : inWords(refusal)}</span>}
          </Menu.Item>
        ))}
        {offers.length > 0 && <Menu.Divider />}
        {notes && <Menu.Item onClick={() => document.querySelector<HTMLElement>('#notes textarea')?.focus()}>{say('noteWrite')}</Menu.Item>}
        <Menu.Item onClick={() => print()}>{say('print')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

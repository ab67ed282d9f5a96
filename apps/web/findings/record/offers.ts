import type { Bilingual } from '../../../../src/base/schema.ts'
import { OPEN, type Finding, type State } from '../../../../src/findings/schema.ts'

export type MoveName = 'takeUp' | 'confirm' | 'dismiss' | 'duplicate' | 'reopen' | 'putBack'
export type ActName = MoveName | 'assign' | 'due' | 'hear' | 'tier' | 'openCase' | 'remark'

/** An act that can be begun; `refusal` says why it cannot be carried out now, in the words of the server or of ours (`later`). */
export interface Offer {
  name: ActName
  refusal: Bilingual | 'later' | null
  primary: boolean
}

type Subject = Pick<Finding, 'state' | 'moves' | 'named'>

/** What a move from one state to another is called. */
export function moveName(from: State, to: State): MoveName | undefined {
  if (to === 'confirmed') return 'confirm'
  if (to === 'dismissed') return 'dismiss'
  if (to === 'duplicate') return 'duplicate'
  if (to === 'withdrawn') return undefined
  if (!OPEN.includes(from)) return 'reopen'
  return to === 'review' ? 'takeUp' : 'putBack'
}

/** The state that an act leads to; of two that mean the same, the one that is possible. */
export function targetOf({ state, moves }: Subject, name: MoveName): State | undefined {
  const fitting = moves.filter(({ to }) => moveName(state, to) === name)
  return (fitting.find(({ refusal }) => refusal === null) ?? fitting[0])?.to
}

/** Whom the trace names and nobody has heard yet. */
export function unheard({ named }: Pick<Finding, 'named'>): Finding['named'] {
  return named.filter(({ officer, hearing }) => officer !== null && hearing === null)
}

/** What is new is taken up first; that it can be confirmed afterwards is shown all the same. */
function confirmLater(offered: readonly Offer[]): Offer {
  return offered[0] ?? { name: 'confirm', refusal: 'later', primary: false }
}

/** Buttons beside the title, the next act last; and what stands behind *More*. At most one is primary. */
export function actsOf(finding: Subject): { main: Offer[]; more: Offer[] } {
  const { state, moves, named } = finding
  const offer = (name: MoveName): Offer[] => {
    const to = targetOf(finding, name)
    const found = moves.find((move) => move.to === to)
    return found === undefined ? [] : [{ name, refusal: found.refusal, primary: false }]
  }
  const free = (name: ActName, when: boolean): Offer[] => (when ? [{ name, refusal: null, primary: false }] : [])
  const open = OPEN.includes(state)
  const waits = state === 'review' && unheard(finding).length > 0
  const main = open
    ? state === 'new'
      ? [confirmLater(offer('confirm')), ...offer('dismiss'), ...offer('takeUp')]
      : [...offer('dismiss'), ...free('hear', waits), ...offer('confirm')]
    : offer('reopen')
  const next = main.findLast(({ refusal, name }) => refusal === null && name !== 'dismiss' && name !== 'reopen')
  const canHear = named.some(({ officer }) => officer !== null)
  return {
    main: main.map((one) => ({ ...one, primary: one === next })),
    more: [
      ...free('assign', open),
      ...free('due', open),
      ...free('hear', open && canHear && !waits),
      ...offer('duplicate'),
      ...offer('putBack'),
      ...(open ? [] : [...offer('confirm'), ...offer('dismiss')]),
    ],
  }
}

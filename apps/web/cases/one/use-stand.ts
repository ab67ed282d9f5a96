import { DECIDING_STATES } from '../../../../src/cases/pure.ts'
import type { CaseDecision, CaseShown } from '../../../../src/cases/schema.ts'
import { useAppState, useMay } from '../../shell/state.ts'

/**
 * What whoever looks may stand for of a decision: its file, as another than who drafted it; the decision, as another than who checked it or gave the opinion
 * behind it. Whoever sits alone at the machine may be all of them.
 */
export function useStand({ state, steps }: CaseShown): (decision: CaseDecision) => 'check' | 'sign' | undefined {
  const may = useMay()
  const app = useAppState()
  const isMe = (id: string | undefined): boolean => app?.localOnly !== true && app?.actor.id === id
  return (decision) => {
    if (!DECIDING_STATES.includes(state)) return undefined
    const { state: stage, draftedBy, checkedBy, opinion } = decision
    if (stage === 'draft') return may('case.change') && !isMe(draftedBy.id) ? 'check' : undefined
    const adviser = steps.find(({ id }) => id === opinion)?.by.id
    return stage === 'checked' && may('case.decide') && !isMe(checkedBy?.id) && !isMe(adviser) ? 'sign' : undefined
  }
}

/** Acts of two persons on what a head answers for. */
import { showCaseFile } from '../../src/cases/index.ts'
import * as reviews from '../../src/cases/reviews/index.ts'
import { asPerson } from '../build-case.ts'
import { reason } from './acts.ts'
import { press, type Race, type Stage } from './race.ts'

const DAY = '2026-11-27'

interface Reviewed {
  conclusion: string
  head: string
}

async function drafted({ db, pack, hands, id }: Stage): Promise<Reviewed> {
  const { reviews: all } = await showCaseFile(db, hands[0]!, { id })
  const { id: review, officer } = all[0]!
  const proposed = { id, review, outcome: 'none' as const, form: null, day: DAY }
  const { opinions } = await reviews.adviseReview(db, hands[4]!, pack, { ...proposed, words: 'x' })
  const { conclusions } = await reviews.draftConclusion(db, hands[0]!, pack, { ...proposed, grounds: 'x', opinion: opinions[0]!.id })
  return { conclusion: conclusions[0]!.id, head: officer.id }
}

export const RACES_OF_REVIEWS: Readonly<Record<string, (stage: Stage) => Promise<Race>>> = {
  'a conclusion on a head is checked': async (stage) => {
    const { db, hands, id } = stage
    const { conclusion, head } = await drafted(stage)
    const [own, one, other] = [hands[0]!, hands[1]!, hands[2]!]
    const checks = press('checks', [own, asPerson(head), one, one, other], (by) => reviews.checkConclusion(db, by, { id, conclusion }))
    const takes = press('withdraws', [own], (by) => reviews.withdrawConclusion(db, by, { id, conclusion, reason }), true)
    return { presses: [...checks, ...takes], never: [`${own.actor.id} checks`, `${head} checks`] }
  },
  'it is concluded what a head answers for': async (stage) => {
    const { db, pack, hands, id } = stage
    const { conclusion, head } = await drafted(stage)
    const [checker, one, other, lawyer] = [hands[1]!, hands[2]!, hands[3]!, hands[4]!]
    await reviews.checkConclusion(db, checker, { id, conclusion })
    const signs = press('signs', [checker, lawyer, asPerson(head), one, one, other], (by) =>
      reviews.signConclusion(db, by, pack, { id, conclusion, reason }),
    )
    const takes = press('withdraws', [hands[0]!], (by) => reviews.withdrawConclusion(db, by, { id, conclusion, reason }), true)
    return { presses: [...signs, ...takes], never: [checker.actor.id, lawyer.actor.id, head].map((who) => `${who} signs`) }
  },
}

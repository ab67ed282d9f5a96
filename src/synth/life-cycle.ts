import { inOrder } from './case-events.ts'
import { awaitResults, checkDocuments, consultOnValue, inspectGoods, takeSample } from './steps-checks.ts'
import { amend, bringIn, changeChannel, declare, giveUp, registerOvertime } from './steps-declaration.ts'
import { assessTax, carryToStorage, clear, closeRecord, leave, release, secureDuty, settleLater } from './steps-leaving.ts'
import { GREEN } from './vocabulary.ts'
import { startWalk, type Delay, type Walk } from './walk.ts'

/** The life of one declaration, as it is lawful; but for `delay`, where one is planted. Events are left in order. */
export function live(walk: Walk, delay: Delay): void {
  startWalk(walk, delay)
  bringIn(walk)
  declare(walk)
  if (!giveUp(walk)) {
    registerOvertime(walk)
    changeChannel(walk)
    checkDocuments(walk)
    amend(walk, 0.03)
    inspectGoods(walk)
    takeSample(walk)
    consultOnValue(walk)
    assessTax(walk)
    if (walk.facts.finalChannel !== GREEN) secureDuty(walk)
    carryToStorage(walk)
    release(walk)
    awaitResults(walk)
    if (walk.facts.finalChannel === GREEN) secureDuty(walk)
    clear(walk)
    if (!walk.gone) leave(walk)
    settleLater(walk)
    amend(walk, 0.01)
    closeRecord(walk)
  }
  inOrder(walk.events)
}

export { listOwnTaken } from './own.ts'
export { showTaken } from './show.ts'
export { takeOutFact, takeOutParty } from './take.ts'

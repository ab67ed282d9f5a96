export { listOwnProceedings } from './own.ts'
export { announceParty } from './party.ts'
export { addNews, proceed, refer, takeBack } from './refer.ts'
export { showProceedings } from './show.ts'

export { confirmMandate, revealMandate } from './decide.ts'
export { listMandates, withSealed } from './list.ts'
export { openMandate } from './open.ts'

export { askProof } from './prove.ts'
export { exportProofs, listProofs, sendProofs } from './show.ts'

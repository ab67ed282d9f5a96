export { listEvents } from './list.ts'
export { merkleRoot, merkleTree, type MerkleTree } from './merkle.ts'
export { unveil, veil, veiled, VEILED, type VeiledWord } from './veil.ts'
export { write, type Entry, type OpenEvent, type WriteEntry } from './write.ts'

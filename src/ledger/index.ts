export { listEvents } from './list.ts'
export { merkleRoot, merkleTree, type MerkleTree } from './merkle.ts'
export { mentions, unveil, veil, veiled, VEILED, veils, type VeiledWord } from './veil.ts'
export { write, type Entry, type OpenEvent, type WriteEntry } from './write.ts'

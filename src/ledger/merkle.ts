import { createHash } from 'node:crypto'

/** A tree that grows leaf by leaf and keeps only what its root needs: a hash per bit of its size. */
export interface MerkleTree {
  add: (leaf: Uint8Array | string) => void
  size: () => number
  /** Root of what has been added, in hex. */
  root: () => string
}

/** The Merkle tree of RFC 9162, section 2.1 (that of RFC 6962), over SHA-256. A text is its UTF-8. */
export function merkleTree(): MerkleTree {
  let size = 0
  // Roots of the perfect subtrees from left to right, the largest first.
  const stack: Buffer[] = []
  return {
    add: (leaf) => {
      let hash = hashLeaf(leaf)
      for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) hash = hashNode(stack.pop()!, hash)
      stack.push(hash)
      size++
    },
    size: () => size,
    root: () => rootOf(stack).toString('hex'),
  }
}

/** The root over all leaves at once, in hex. */
export function merkleRoot(leaves: Iterable<Uint8Array | string>): string {
  const tree = merkleTree()
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

function rootOf(stack: readonly Buffer[]): Buffer {
  const last = stack.at(-1)
  if (last === undefined) return createHash('sha256').digest()
  return stack.slice(0, -1).reduceRight((right, left) => hashNode(left, right), last)
}

function hashLeaf(leaf: Uint8Array | string): Buffer {
  return createHash('sha256').update('\u0000').update(leaf).digest()
}

function hashNode(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update('\u0001').update(left).update(right).digest()
}

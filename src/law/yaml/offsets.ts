/**
 * Where a character of a scalar's value stands in the text that the scalar is written as: plain, in quotes, or as a
 * block. Gives 0 (the start of the scalar) where escapes make that impossible to say.
 */
export function offsetsIn(value: string, raw: string): (offset: number) => number {
  let table: Uint32Array | undefined
  return (offset) => {
    table ??= align(value, raw)
    return table.length === 0 ? 0 : table[Math.min(Math.max(offset, 0), table.length - 1)]
  }
}

/** For each character of the value, and for its end, the place in the raw text; empty where they do not fit together. */
function align(value: string, raw: string): Uint32Array {
  const escaped = raw.startsWith('"') && /\\[^"\\/]/.test(raw)
  const table = new Uint32Array(value.length + 1)
  let position = startOf(raw)
  for (let i = 0; i < value.length; i++) {
    const blank = /\s/.test(value[i])
    while (position < raw.length && !(blank ? /\s/.test(raw[position]) : raw[position] === value[i])) position++
    if (escaped || position >= raw.length) return new Uint32Array(0)
    table[i] = position
    position++
  }
  table[value.length] = position
  return table
}

function startOf(raw: string): number {
  if (raw.startsWith('"') || raw.startsWith("'")) return 1
  return /^[|>][^\n]*\n/.exec(raw)?.[0].length ?? 0
}

/** What is left of an amount in whole đồng after what was paid; never less than nothing. */
export function restOf(amount: string, paid: readonly string[]): string {
  const rest = paid.reduce((left, one) => left - BigInt(one), BigInt(amount))
  return (rest < 0n ? 0n : rest).toString()
}

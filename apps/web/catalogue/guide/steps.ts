/** What was answered, as the address has it; `stopped`: the entries that are left are looked at. */
export interface Steps {
  given: string
  stopped: boolean
}

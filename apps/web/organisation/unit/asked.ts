/** What the address says of a unit in time. */
export interface AskedInTime {
  on: string
  years: string
  from: string
  until: string
  field: string
}

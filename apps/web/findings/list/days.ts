/** The day so many days before another; both ISO. */
export function daysBefore(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10)
}

export function yearStart(day: string): string {
  return `${day.slice(0, 4)}-01-01`
}

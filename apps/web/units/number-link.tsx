import { Link } from '@tanstack/react-router'
import { useFormat } from '../i18n/use.ts'
import { Spoken } from '../parts/spoken.tsx'
import type { Search } from './links.ts'

interface NumberLinkProps {
  n: number
  /** What is counted, for a screen reader: «phát hiện, HQCK Vân Phượng». */
  what: string
  to: string
  search?: Search
  className?: string | undefined
}

/** A number that leads to its rows; none where it is zero. */
export function NumberLink({ n, what, to, search = {}, className }: NumberLinkProps) {
  const format = useFormat()
  if (n === 0) return <span className="text3">{format.number(0)}</span>
  return (
    <Link to={to} search={search as never} className={className}>
      {format.number(n)}
      <Spoken> {what}</Spoken>
    </Link>
  )
}

import {
  confirmImportedWithdrawal,
  dropImportedWithdrawal,
  proposeImportedWithdrawal,
} from '../../../../src/accountability/ratings/imported/schema.ts'
import type { Ledger } from '../../../../src/accountability/ratings/schema.ts'
import { WithdrawalActs } from '../../cases/withdrawals/withdrawal.tsx'
import { useText } from '../../i18n/use.ts'
import { text } from '../text.ts'
import { useWord } from '../words.tsx'
import { TOUCHED, type LedgerYear } from './parts.ts'

const ACTS = { propose: proposeImportedWithdrawal, confirm: confirmImportedWithdrawal, drop: dropImportedWithdrawal }

/** What may be done with a rating that was taken over by mistake. */
export function ImportedActs({ ledger, year: { year, imported } }: { ledger: Ledger; year: LedgerYear }) {
  const say = useText(text)
  const word = useWord(ledger.terms)
  if (imported === null) return null
  const object = say('object', { name: ledger.officer.name, year: String(year), level: word('levels', imported.level) })
  return <WithdrawalActs of={imported} object={object} acts={ACTS} touched={TOUCHED} />
}

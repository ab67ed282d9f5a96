import { downloadProofs, listProofs } from '../../../../src/cases/proofs/schema.ts'
import { WRONG_WORDS } from '../../../../src/access/proofs/pure.ts'
import { addressOf } from '../../api.ts'
import { useRoute } from '../../api-hooks.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { usePersonName } from '../../shell/state.ts'
import { Hash } from '../evidence/hash.tsx'
import { text } from './text.ts'

/** With whose passkey a decision or a ruling was signed, whether that holds when it is verified now, and the file; or that it was signed without. */
export function ProofSaid({ id, record }: { id: string; record: string }) {
  const say = useText(text)
  const inWords = useBilingual()
  const nameOf = usePersonName()
  const found = useRoute(listProofs, { id }).data?.rows.find((row) => row.record === record)
  if (found === undefined) return null
  const { proof, by } = found
  if (proof === null) return <span className="text2">{say('none')}</span>
  const [name, why] = [nameOf(by.name), proof.wrong.map((one) => inWords(WRONG_WORDS[one])).join('; ')]
  return (
    <span>
      {why === '' ? say('good', { name }) : <b className="amber">{say('bad', { name, why })}</b>} {say('digest')}{' '}
      <Hash sha256={proof.sha256} />{' '}
      <a href={addressOf(downloadProofs, { id })} download className="no-print">
        {say('file')}
      </a>
    </span>
  )
}

import { ROLES } from '../../../../src/access/roles/pure.ts'
import type { Proposal } from '../../../../src/access/proposals/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { text } from './text.ts'

/** What is proposed, in a few words; and beneath, to which account, where and when. */
export function useWhat(): (proposal: Proposal) => { title: string; detail: string } {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const days = ({ from, until }: Proposal): string[] =>
    from === null
      ? []
      : [
          until === null
            ? say('fromOn', { from: format.day(from) })
            : say('fromUntil', { from: format.day(from), until: format.day(until) }),
        ]
  return (proposal) => {
    const { kind, account, role, unit, officer } = proposal
    const names = {
      name: account.name,
      role: role === null ? '' : inWords(ROLES[role].name),
      officer: officer === null ? '' : `${officer.name} (${officer.number})`,
    }
    const whose = [...new Set([account.login, account.officer ?? say('notInRegister')])]
    const where = role === null ? [] : [unit === null ? say('everywhere') : inWords(unit.name)]
    return {
      title: say(kind === 'account-officer' && officer === null ? 'officerNone' : kind, names),
      detail: [...whose, ...where, ...days(proposal)].join(' · '),
    }
  }
}

import { ROLES } from '../../../src/access/roles/pure.ts'
import type { OwnRole } from '../../../src/access/roles/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { text } from './text.ts'

/** A role in words, with the unit for which it is held. */
export function RoleText({ role: { role, unit } }: { role: OwnRole }) {
  const say = useText(text)
  const inWords = useBilingual()
  const { name, administrative } = ROLES[role]
  if (unit !== null) return say('roleOfUnit', { role: inWords(name), unit: inWords(unit.name) })
  return administrative || role === 'official' ? inWords(name) : say('roleEverywhere', { role: inWords(name) })
}

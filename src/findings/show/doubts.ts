import type { Bilingual } from '../../base/schema.ts'
import type { RuleVersion } from '../../law/versions/index.ts'
import { NAMELESS } from '../pure.ts'
import type { Finding } from '../schema.ts'
import type { NamedRow, Whole } from './read.ts'

type Doubt = Finding['doubts'][number]

/** What could overturn a finding: circumstances of its time first, then accounts, then what the data lack, then the exceptions of the rule. */
export function doubtsOf(whole: Whole, version: RuleVersion | null): Doubt[] {
  const exceptions = version?.exceptions ?? null
  return [
    ...whole.applied.filter(({ state }) => state === 'in-force').map(({ title, document }) => circumstanceDoubt(title, document)),
    ...(NAMELESS.includes(whole.state) ? [] : whole.named.filter(({ officer }) => officer === null).map(accountDoubt)),
    ...whole.doubts,
    ...(exceptions === null ? [] : [{ kind: 'exception' as const, text: exceptions }]),
  ]
}

function circumstanceDoubt(title: string, document: string): Doubt {
  return {
    kind: 'circumstance',
    text: {
      en: `A circumstance of that time bears on it: ${title} (${document}).`,
      vi: `Thời gian đó có hoàn cảnh liên quan: ${title} (${document}).`,
    },
  }
}

const REASONS: Readonly<Record<'none' | 'several' | 'shared' | 'unsaid', Bilingual>> = {
  none: { en: 'the register knows nobody who held it that day', vi: 'danh bạ không có ai giữ tài khoản này trong ngày' },
  several: { en: 'several people held it in those days', vi: 'có nhiều người giữ tài khoản này trong những ngày đó' },
  shared: { en: 'it is shared', vi: 'tài khoản dùng chung' },
  unsaid: { en: 'the register does not say whether it is shared', vi: 'danh bạ chưa ghi tài khoản có dùng chung hay không' },
}

function accountDoubt({ account, why }: NamedRow): Doubt {
  const reason = REASONS[why ?? 'none']
  return {
    kind: 'account',
    text: {
      en: `Account ${account} cannot be attributed to anyone: ${reason.en}.`,
      vi: `Không quy được tài khoản ${account} cho ai: ${reason.vi}.`,
    },
  }
}

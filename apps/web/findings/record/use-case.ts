import { listCases, type CaseRow } from '../../../../src/cases/schema.ts'
import { useRoute } from '../../api-hooks.ts'
import { useMay } from '../../shell/state.ts'

/** The case to which a finding leads; undefined where there is none, or it may not be seen. */
export function useCaseOf(finding: string): CaseRow | undefined {
  const may = useMay()
  return useRoute(listCases, { finding, state: 'all' }, { enabled: may('case.read') }).data?.rows[0]
}

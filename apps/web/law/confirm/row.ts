import type { listConfirmations } from '../../../../src/law/confirmed/schema.ts'
import type { Output } from '../../api.ts'

export type Row = Output<typeof listConfirmations>['rows'][number]

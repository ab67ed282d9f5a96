import { readPersonalData } from '../../../src/law/index.ts'
import { listPersonalData } from '../../../src/law/kept/schema.ts'
import { on, type Entry } from '../table.ts'
import { ACCESS_ROUTES } from './access.ts'
import { ACCOUNTABILITY_ROUTES } from './accountability.ts'
import { AUDIT_ROUTES } from './audit.ts'
import { BREAK_GLASS_ROUTES } from './break-glass.ts'
import { CASE_AFTER_ROUTES } from './case-after.ts'
import { CASE_PROOF_ROUTES } from './case-proofs.ts'
import { CASE_REVIEW_ROUTES } from './case-reviews.ts'
import { CASE_TAKEN_ROUTES } from './case-taken.ts'
import { CASE_ROUTES } from './cases.ts'
import { CATALOGUE_ROUTES } from './catalogue.ts'
import { DESK_ROUTES } from './desk.ts'
import { DOCUMENT_ROUTES } from './documents.ts'
import { EVIDENCE_ROUTES } from './evidence.ts'
import { FINDING_ROUTES } from './findings.ts'
import { FOLLOW_ROUTES } from './follow.ts'
import { HOOK_ROUTES } from './hooks.ts'
import { IMPORT_ROUTES } from './imports.ts'
import { JOB_ROUTES } from './jobs.ts'
import { LEGACY_ROUTES } from './legacy.ts'
import { LAW_ROUTES } from './law.ts'
import { MANDATE_ROUTES } from './mandates.ts'
import { ORGANISATION_ROUTES } from './organisation.ts'
import { PROCEEDING_ROUTES } from './proceedings.ts'
import { PROPOSAL_ROUTES } from './proposals.ts'
import { REREADING_ROUTES } from './rereading.ts'
import { RETENTION_ROUTES } from './retention.ts'
import { ROLE_ROUTES } from './roles.ts'
import { RULEBOOK_ROUTES } from './rulebooks.ts'
import { TREATMENT_ROUTES } from './treatment.ts'
import { WORK_ROUTES } from './work.ts'

/** Every contract and what answers it. */
export const ROUTES: readonly Entry[] = [
  on(listPersonalData, async () => ({ rows: (await readPersonalData()).kept })),
  ...JOB_ROUTES,
  ...IMPORT_ROUTES,
  ...ORGANISATION_ROUTES,
  ...DESK_ROUTES,
  ...FINDING_ROUTES,
  ...LEGACY_ROUTES,
  ...CASE_ROUTES,
  ...CASE_AFTER_ROUTES,
  ...CASE_PROOF_ROUTES,
  ...CASE_REVIEW_ROUTES,
  ...CASE_TAKEN_ROUTES,
  ...WORK_ROUTES,
  ...DOCUMENT_ROUTES,
  ...REREADING_ROUTES,
  ...TREATMENT_ROUTES,
  ...FOLLOW_ROUTES,
  ...EVIDENCE_ROUTES,
  ...ACCOUNTABILITY_ROUTES,
  ...PROCEEDING_ROUTES,
  ...LAW_ROUTES,
  ...RULEBOOK_ROUTES,
  ...CATALOGUE_ROUTES,
  ...ROLE_ROUTES,
  ...PROPOSAL_ROUTES,
  ...ACCESS_ROUTES,
  ...AUDIT_ROUTES,
  ...RETENTION_ROUTES,
  ...BREAK_GLASS_ROUTES,
  ...MANDATE_ROUTES,
  ...HOOK_ROUTES,
]

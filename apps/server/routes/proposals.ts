import {
  approveProposal,
  listOwnActs,
  listProposals,
  propose,
  refuseProposal,
  seeOwnActs,
  takeOwnPart,
  withdrawProposal,
  type By,
} from '../../../src/access/proposals/index.ts'
import * as contract from '../../../src/access/proposals/schema.ts'
import { on, tells, type Context, type Entry } from '../table.ts'

const by = ({ own: { identity }, actor }: Context): By => ({ identity, actor })

/** Weighty acts on accounts and roles: proposed by one, decided by another. */
export const PROPOSAL_ROUTES: readonly Entry[] = [
  on(contract.proposeRole, (context, { reason, ...input }) =>
    propose(context.db, context.own.gate, by(context), 'role-given', { input, reason }),
  ),
  on(contract.proposeAccount, (context, { reason, ...input }) =>
    propose(context.db, context.own.gate, by(context), 'account-added', { input, reason }),
  ),
  on(contract.proposeReset, (context, { id, reason }) =>
    propose(context.db, context.own.gate, by(context), 'account-reset', { input: { account: id }, reason }),
  ),
  on(contract.proposeFactor, (context, { id, reason }) =>
    propose(context.db, context.own.gate, by(context), 'account-factor', { input: { account: id }, reason }),
  ),
  on(contract.proposeOpening, (context, { id, reason }) =>
    propose(context.db, context.own.gate, by(context), 'account-opened', { input: { account: id }, reason }),
  ),
  on(contract.proposeOfficer, (context, { id, officer, reason }) =>
    propose(context.db, context.own.gate, by(context), 'account-officer', { input: { account: id, officer }, reason }),
  ),
  on(contract.listProposals, ({ db, own }, input) => listProposals(db, own.gate, own.identity, input)),
  on(contract.approveProposal, (context, input) => approveProposal(context.db, context.own.gate, by(context), input)),
  on(contract.refuseProposal, (context, input) => refuseProposal(context.db, context.own.gate, by(context), input)),
  on(contract.withdrawProposal, (context, input) => withdrawProposal(context.db, context.own.gate, by(context), input)),
  tells(contract.takePart, (context, input) => takeOwnPart(context.db, context.own.gate, by(context), input)),
  on(contract.listOwnActs, ({ db, own }, input) => listOwnActs(db, own.identity, input)),
  on(contract.seeOwnActs, ({ db, own }, input) => seeOwnActs(db, own.identity, input)),
]

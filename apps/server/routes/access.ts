import * as accounts from '../../../src/access/sign-in/accounts/schema.ts'
import * as access from '../../../src/access/sign-in/index.ts'
import * as own from '../../../src/access/sign-in/own/schema.ts'
import * as contract from '../../../src/access/sign-in/schema.ts'
import { on, renews, signs, tells, type Entry } from '../table.ts'

/** Without a session: what leads to one, and out of it. Nothing of it is kept for an Idempotency-Key. */
const SIGN_IN: readonly Entry[] = [
  signs(contract.showSignIn, async ({ db, gate }) => ({
    answer: {
      accounts: await access.hasAccounts(db),
      provider: gate.provider?.name ?? null,
      demonstration: await access.demonstrationAccounts(db, gate),
    },
  })),
  signs(contract.signInWithPassword, async ({ db, gate, caller }, input) => ({
    answer: await access.signInWithPassword(db, gate, caller, input),
  })),
  signs(contract.signInWithCode, ({ db, gate, caller }, input) => access.signInWithCode(db, gate, caller, input)),
  signs(contract.beginEnrolment, async ({ db, gate }, input) => ({ answer: await access.beginEnrolment(db, gate, input) })),
  signs(contract.finishEnrolment, ({ db, gate, caller }, input) => access.finishEnrolment(db, gate, caller, input)),
  signs(contract.showInvitation, async ({ db, gate }, input) => ({ answer: await access.showInvitation(db, gate, input) })),
  signs(contract.acceptInvitation, async ({ db, gate, caller }, input) => ({
    answer: await access.acceptInvitation(db, gate, caller, input),
  })),
  signs(contract.beginProvider, async ({ db, gate, caller }) => ({ answer: await access.beginProvider(db, gate, caller) })),
  signs(contract.finishProvider, ({ db, gate, caller }, input) => access.finishProvider(db, gate, caller, input)),
  signs(contract.beginPasskeySignIn, async ({ db, gate, caller }) => ({ answer: await access.beginPasskeySignIn(db, gate, caller) })),
  signs(contract.finishPasskeySignIn, ({ db, gate, caller }, input) => access.finishPasskeySignIn(db, gate, caller, input)),
  signs(contract.signInToDemonstration, ({ db, gate, caller }, input) => access.signInToDemonstration(db, gate, caller, input)),
  signs(contract.signOut, async ({ db, identity }) => ({ answer: await access.signOut(db, identity), session: null })),
]

const OWN: readonly Entry[] = [
  on(contract.showMe, ({ db, own }) => access.showMe(db, own)),
  renews(contract.freshen, ({ db, own }, input) => access.freshen(db, own, input)),
  tells(own.changePassword, ({ db, own }, input) => access.changePassword(db, own, input)),
  tells(own.beginSecondFactor, ({ db, own }) => access.beginSecondFactor(db, own)),
  tells(own.finishSecondFactor, ({ db, own }, input) => access.finishSecondFactor(db, own, input)),
  tells(own.makeRecoveryCodes, ({ db, own }) => access.makeRecoveryCodes(db, own)),
  on(own.listPasskeys, ({ db, own }) => access.listPasskeys(db, own)),
  tells(own.beginPasskey, ({ db, own }) => access.beginPasskey(db, own)),
  tells(own.finishPasskey, ({ db, own }, input) => access.finishPasskey(db, own, input)),
  on(own.removePasskey, ({ db, own }, input) => access.removePasskey(db, own, input)),
  on(own.listSessions, ({ db, own }) => access.listSessions(db, own)),
  on(own.endSession, ({ db, own }, input) => access.endSession(db, own, input)),
  on(own.endOtherSessions, ({ db, own }) => access.endOtherSessions(db, own)),
  on(own.listTokens, ({ db, own }) => access.listTokens(db, own)),
  tells(own.makeToken, ({ db, own }, input) => access.makeToken(db, own, input)),
  on(own.revokeToken, ({ db, own }, input) => access.revokeToken(db, own, input)),
]

const ACCOUNTS: readonly Entry[] = [
  on(accounts.listAccounts, ({ db }, input) => access.listAccounts(db, input)),
  on(accounts.closeAccount, ({ db, actor }, input) => access.closeAccount(db, actor, input)),
]

export const ACCESS_ROUTES: readonly Entry[] = [...SIGN_IN, ...OWN, ...ACCOUNTS]

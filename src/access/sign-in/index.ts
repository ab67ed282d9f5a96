export {
  addWithin,
  closeAccount,
  listAccounts,
  openWithin,
  requireAnother,
  resetWithin,
  setOfficerWithin,
  takeFactorWithin,
} from './accounts.ts'
export { accountByLogin, lockAccount, ownAccount, type Own } from './account-row.ts'
export { addDemonstrationAccounts, demonstrationAccounts, signInToDemonstration } from './demonstration.ts'
export { inMinutes, openGate, todayOf, type Caller, type Gate } from './gate.ts'
export { hasAccounts, identify, type Shown } from './identify.ts'
export { acceptInvitation, invite, inviteByTwo, showInvitation, takePart } from './invitations.ts'
export { beginSecondFactor, changePassword, finishSecondFactor, freshen, makeRecoveryCodes, showMe } from './own.ts'
export { beginPasskey, beginPasskeySignIn, finishPasskey, finishPasskeySignIn, listPasskeys, partyOf, removePasskey } from './passkeys.ts'
export { beginProvider, finishProvider } from './provider.ts'
export { endEverySession, endOtherSessions, endSession, endSessions, endSessionsOf, listSessions, signOut } from './sessions.ts'
export { openKey, seal, unseal } from './seal.ts'
export { beginEnrolment, finishEnrolment, signInWithCode, signInWithPassword, type SignedIn } from './steps.ts'
export { listTokens, makeToken, revokeToken } from './tokens.ts'

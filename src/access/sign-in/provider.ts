import * as oidc from 'openid-client'
import { LiemError, type Db } from '../../base/index.ts'
import { write } from '../../ledger/index.ts'
import { accountByLogin, type AccountRow } from './account-row.ts'
import { about, type Caller, type Gate, type Provider } from './gate.ts'
import type { SignInStep } from './schema.ts'
import { nextStep, signInAtOnce, type SignedIn } from './steps.ts'
import { giveTicket, readTicket, useTicketAlone } from './unrecorded.ts'

/** Where the organisation's own sign-in sends people back to; a page of ours, which hands the query on. */
const RETURN = '/sign-in/provider'
const MINUTE = 60
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/u

const known = new WeakMap<Provider, Promise<oidc.Configuration>>()

/** The address of the organisation's own sign-in (authorization code with PKCE), and a ticket that the tab keeps: who has not begun cannot finish. */
export async function beginProvider(db: Db, gate: Gate, caller: Caller): Promise<{ url: string; ticket: string }> {
  const provider = providerOf(gate)
  const held = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), nonce: oidc.randomNonce() }
  const url = oidc.buildAuthorizationUrl(await discover(provider), {
    redirect_uri: caller.origin + RETURN,
    scope: 'openid profile',
    code_challenge: await oidc.calculatePKCECodeChallenge(held.verifier),
    code_challenge_method: 'S256',
    state: held.state,
    nonce: held.nonce,
    max_age: String(gate.session.freshMinutes * MINUTE),
    ...(provider.acr.length === 0 ? {} : { acr_values: provider.acr.join(' ') }),
  })
  return { url: url.href, ticket: await giveTicket(db, gate, 'provider', { account: null, held }) }
}

/** Back from there with the query of the address. Throws `denied` where what came back is not an answer to what was asked, or nobody has such an account. */
export async function finishProvider(
  db: Db,
  gate: Gate,
  caller: Caller,
  { ticket, query }: { ticket: string; query: string },
): Promise<{ answer: SignInStep } | SignedIn<SignInStep>> {
  const provider = providerOf(gate)
  const { held } = await readTicket(db, gate, 'provider', ticket)
  await useTicketAlone(db, ticket)
  const maxAge = gate.session.freshMinutes * MINUTE
  const claims = await claimsOf(await discover(provider), new URL(caller.origin + RETURN + query), { held, maxAge })
  const account = await accountOf(db, provider, claims)
  if (provider.secondFactor === 'provider' && provedTwice(provider, claims)) return signInAtOnce(db, gate, caller, account, 'provider')
  return { answer: await nextStep(db, gate, account, 'provider') }
}

/** Whether the provider says that it asked for two factors (RFC 8176), or for what is agreed to mean that. Where it says nothing, it was one. */
function provedTwice({ acr }: Provider, { acr: level, amr }: oidc.IDToken): boolean {
  if (acr.length > 0) return typeof level === 'string' && acr.includes(level)
  return Array.isArray(amr) && amr.includes('mfa')
}

function providerOf({ provider }: Gate): Provider {
  if (provider !== null) return provider
  throw new LiemError('absent', 'the organisation’s own sign-in is not set up')
}

function discover(provider: Provider): Promise<oidc.Configuration> {
  const { issuer, client, secret } = provider
  // The signature is looked at, although what comes straight from the provider by TLS could do without (OpenID Connect Core 3.1.3.7).
  const options = { execute: [oidc.enableNonRepudiationChecks, ...(LOOPBACK.test(issuer) ? [oidc.allowInsecureRequests] : [])] }
  const found =
    known.get(provider) ??
    oidc.discovery(new URL(issuer), client, secret, undefined, options).catch((cause: unknown) => {
      known.delete(provider)
      throw new LiemError('unavailable', 'the organisation’s own sign-in does not answer', {
        hint: 'sign in with name and password',
        cause,
      })
    })
  known.set(provider, found)
  return found
}

interface Expected {
  held: Readonly<Record<string, string>>
  /** Seconds since the person showed there who he is; a session that lasts there since the morning does not make a fresh one here. */
  maxAge: number
}

async function claimsOf(configuration: oidc.Configuration, back: URL, { held, maxAge }: Expected): Promise<oidc.IDToken> {
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, back, {
      pkceCodeVerifier: held['verifier']!,
      expectedState: held['state']!,
      expectedNonce: held['nonce']!,
      maxAge,
      idTokenExpected: true,
    })
    return tokens.claims()!
  } catch (cause) {
    throw new LiemError('denied', 'the organisation’s own sign-in did not say who it is', { hint: 'begin anew', cause })
  }
}

/** By what the provider calls the person; the first time by the claim, and from then on it is that person whatever the claim says. */
async function accountOf(db: Db, { claim }: Provider, claims: oidc.IDToken): Promise<AccountRow> {
  const subject = `${claims.iss} ${claims.sub}`
  const bound = await db.selectFrom('access.account').selectAll().where('provider_subject', '=', subject).executeTakeFirst()
  const named = claims[claim]
  const account = bound ?? (typeof named === 'string' ? await accountByLogin(db, named) : undefined)
  if (account === undefined || account.disabled || (account.provider_subject !== null && account.provider_subject !== subject))
    throw noAccount()
  if (bound === undefined) await bind(db, account, subject)
  return account
}

function noAccount(): LiemError {
  return new LiemError('denied', 'you have no account here', { hint: 'ask whoever manages the accounts' })
}

async function bind(db: Db, { id }: AccountRow, subject: string): Promise<void> {
  const reason = 'Liên kết với đăng nhập của cơ quan / Bound to the organisation’s own sign-in'
  await write(db, { ...about(id), kind: 'access.provider-bound', reason }, async (trx) => {
    const bound = await trx
      .updateTable('access.account')
      .set({ provider_subject: subject })
      .where('id', '=', id)
      .where('provider_subject', 'is', null)
      .executeTakeFirst()
    // Somebody else was bound to it at the same moment.
    if (bound.numUpdatedRows === 0n) throw noAccount()
  })
}

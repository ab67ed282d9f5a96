import { z } from 'zod'
import { bilingual, done, empty, instant, route } from '../../base/schema.ts'

/** By what a person is called at sign-in; upper and lower case are the same. */
export const login = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\p{L}\p{N}._@-]+$/u)
/** A new password: long, and not one of the commonest. */
export const newPassword = z.string().min(12).max(200)
export const password = z.string().min(1).max(1_000)
/** Six digits of an app, or a recovery code. */
export const code = z.string().trim().min(6).max(40)
export const ticket = z.string().min(20).max(100)
const secret = ticket

/** What comes after a step of signing in. Tickets hold for ten minutes; nobody is signed in before `done`, which sets the cookie. */
export const signInStep = z.discriminatedUnion('step', [
  z.object({ step: z.literal('done') }),
  /** The second factor is asked for. */
  z.object({ step: z.literal('code'), ticket: z.string() }),
  /** There is no second factor yet: one must be set up. */
  z.object({ step: z.literal('enrol'), ticket: z.string() }),
])
export type SignInStep = z.infer<typeof signInStep>

/** A secret for an app that shows codes: to be typed, and as the address that a QR code holds. */
export const enrolment = z.object({ secret: z.string(), uri: z.string() })
/** Shown once. */
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** What a browser's `navigator.credentials` is given, and what it gives, as JSON (`parseCreationOptionsFromJSON`, `toJSON`). */
export const credentialOptions = z.object({ ticket: z.string(), options: z.record(z.string(), z.unknown()) })
const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/u)
export const credential = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})

const open = { facts: [], open: true } as const
const signIn = { ...open, action: 'session.operate' } as const

export const showSignIn = route({
  ...open,
  method: 'GET',
  path: '/api/sign-in',
  summary: 'In which ways one can sign in here',
  action: 'session.read',
  input: empty,
  output: z.object({
    /** Without an account the first is made on the command line (`liem admin add`). */
    accounts: z.boolean(),
    /** The organisation's own sign-in, as its button says it. */
    provider: bilingual.nullable(),
    /** Accounts of the demonstration, which anybody at this machine may take. */
    demonstration: z.array(z.object({ login: z.string(), name: z.string() })),
  }),
})

export const signInWithPassword = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/password',
  summary: 'Sign in: name and password',
  input: z.object({ login, password }),
  output: signInStep,
})

export const signInWithCode = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/code',
  summary: 'Sign in: the second factor, a code of the app or a recovery code',
  input: z.object({ ticket, code }),
  output: signInStep,
})

export const beginEnrolment = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/enrolment',
  summary: 'Sign in: a secret for an app that shows codes',
  input: z.object({ ticket }),
  output: enrolment,
})

export const finishEnrolment = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/enrolment/confirm',
  summary: 'Sign in: the first code of the app; recovery codes come back, once',
  input: z.object({ ticket, code }),
  output: recoveryCodes,
})

export const showInvitation = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/invitation',
  summary: 'Whose invitation a link is; it stays unused',
  input: z.object({ secret }),
  /** `needsCode`: two persons stand behind it, and the second one has a code. `hasPassword`: it is for a second factor, and asks for the password. */
  output: z.object({ login: z.string(), name: z.string(), expiresAt: instant, needsCode: z.boolean(), hasPassword: z.boolean() }),
})

export const acceptInvitation = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/invitation/accept',
  summary: 'Use the link of an invitation: choose a password, or give the own one where the second factor was lost',
  input: z.object({ secret, code: z.string().trim().max(40).default(''), password: newPassword }),
  output: signInStep,
})

export const beginProvider = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/provider',
  summary: 'The address of the organisation’s own sign-in; keep the ticket in this tab',
  input: empty,
  output: z.object({ url: z.string(), ticket: z.string() }),
})

export const finishProvider = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/provider/finish',
  summary: 'Back from the organisation’s own sign-in: the query of the address /sign-in/provider as it came',
  input: z.object({ ticket, query: z.string().max(8_000) }),
  output: signInStep,
})

export const beginPasskeySignIn = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/passkey',
  summary: 'Sign in with a passkey: what the browser is to be asked',
  input: empty,
  output: credentialOptions,
})

export const finishPasskeySignIn = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/passkey/finish',
  summary: 'Sign in with a passkey: what the browser said; nothing more is asked',
  input: z.object({ ticket, credential }),
  output: signInStep,
})

export const signInToDemonstration = route({
  ...signIn,
  method: 'POST',
  path: '/api/sign-in/demonstration',
  summary: 'Take an account of the demonstration',
  input: z.object({ login }),
  output: signInStep,
})

export const signOut = route({ ...signIn, method: 'POST', path: '/api/sign-out', summary: 'Sign out', input: empty, output: done })

const own = { facts: [] } as const
export const readOwn = { ...own, action: 'self.read' } as const
export const changeOwn = { ...own, action: 'self.change' } as const

export const me = z.object({
  account: z.string(),
  login: z.string(),
  officer: z.string().nullable(),
  name: z.string(),
  by: z.enum(['session', 'token', 'local']),
  freshUntil: instant.nullable(),
  /** The session ends then, whatever happens; earlier where nothing is asked for that many minutes. */
  endsAt: instant.nullable(),
  idleMinutes: z.number().nullable(),
  hasPassword: z.boolean(),
  secondFactor: z.boolean(),
  recoveryCodesLeft: z.int(),
})
export type Me = z.infer<typeof me>

export const showMe = route({ ...readOwn, method: 'GET', path: '/api/me', summary: 'Who is signed in', input: empty, output: me })

export const freshen = route({
  ...changeOwn,
  method: 'POST',
  path: '/api/me/fresh',
  summary: 'Say again who one is, by password or code, before a weighty act; the cookie changes',
  input: z.object({ by: z.enum(['password', 'code']), value: z.string().min(1).max(1_000) }),
  output: z.object({ freshUntil: instant }),
})

import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll } from 'vitest'

export const CLIENT = { id: 'liem', secret: 'the-secret-of-the-test' }

interface Odd {
  forged?: boolean
  audience?: string
}

interface Begun {
  odd: Odd
  challenge: string
  nonce: string
  claims: Record<string, unknown>
}

/** A small OpenID Connect provider: signed tokens, PKCE, codes that hold once. */
export interface TestProvider {
  issuer: string
  /**
   * Somebody signs in there who was sent with this address; gives the query with which he is sent back. `forged`: what is said of him is signed with a key
   * that is not the provider's; `audience`: it is said to somebody else.
   */
  signIn: (url: string, claims: Record<string, unknown>, odd?: Odd) => string
}

/** `const provider = await testProvider()` at the top of a test file. */
export async function testProvider(): Promise<TestProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const other = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Begun>()
  const server = createServer(
    (request, response) => void answer(request, response).catch((error: unknown) => response.destroy(error as Error)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => server.close())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration') return send(200, configuration(issuer))
    if (request.url === '/keys') return send(200, { keys: [jwk] })
    if (request.url !== '/token') return send(404, {})
    const form = new URLSearchParams(await text(request))
    const begun = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (begun === undefined || challenge !== begun.challenge) return send(400, { error: 'invalid_grant' })
    const { nonce, claims, odd } = begun
    const token = new SignJWT({ nonce, auth_time: Math.floor(Date.now() / 1000), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(issuer)
      .setAudience(odd.audience ?? CLIENT.id)
    const id = await token
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(odd.forged === true ? other.privateKey : privateKey)
    send(200, { access_token: randomUUID(), token_type: 'Bearer', id_token: id })
  }

  const signIn = (url: string, claims: Record<string, unknown>, odd: Odd = {}): string => {
    const asked = new URL(url).searchParams
    const code = randomUUID()
    codes.set(code, { challenge: asked.get('code_challenge')!, nonce: asked.get('nonce')!, claims, odd })
    return `?${new URLSearchParams({ code, state: asked.get('state')!, iss: issuer })}`
  }
  return { issuer, signIn }
}

function configuration(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  }
}

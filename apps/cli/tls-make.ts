import 'reflect-metadata'
import { webcrypto } from 'node:crypto'
import { isIP } from 'node:net'
import * as x509 from '@peculiar/x509'
import { LiemError } from '../../src/base/index.ts'

/** A certificate and its key, in PEM. */
export interface Signed {
  certificate: string
  key: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY = 86_400_000
const TEN_YEARS = 3_652 * DAY
/** The most that browsers accept of a server. */
const YEAR = 397 * DAY
const NAME = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/iu

x509.cryptoProvider.set(webcrypto)

/** A private authority that may sign servers and nothing below it. */
export async function makeAuthority(): Promise<Signed> {
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Liêm private authority',
    keys,
    ...validity(TEN_YEARS),
    serialNumber: newSerial(),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await privatePem(keys) }
}

/** A certificate for the names and addresses of a server, and for this machine. Throws `usage` for what is no name. */
export async function makeServerCertificate(authority: Signed, hosts: readonly string[]): Promise<Signed> {
  const wrong = hosts.find((host) => isIP(host) === 0 && !NAME.test(host))
  if (wrong !== undefined) throw new LiemError('usage', `this is neither a name nor an address: ${wrong}`)
  const all = [...new Set([...hosts.map((host) => host.toLowerCase()), 'localhost', '127.0.0.1', '::1'])]
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await newKeys()
  const certificate = await x509.X509CertificateGenerator.create({
    subject: `CN=${hosts[0]!.slice(0, 64)}`,
    issuer: issuer.subject,
    publicKey: keys.publicKey,
    signingKey: await readKey(authority.key),
    ...validity(YEAR),
    serialNumber: newSerial(),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        all.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { certificate: `${certificate.toString('pem')}\n`, key: await privatePem(keys) }
}

/** From an hour ago, because the clocks of a network differ. */
function validity(milliseconds: number): { notBefore: Date; notAfter: Date } {
  const now = Date.now()
  return { notBefore: new Date(now - DAY / 24), notAfter: new Date(now - DAY / 24 + milliseconds) }
}

function newSerial(): string {
  const bytes = webcrypto.getRandomValues(Buffer.alloc(16))
  bytes[0]! &= 0x7f
  return bytes.toString('hex')
}

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

async function privatePem({ privateKey }: webcrypto.CryptoKeyPair): Promise<string> {
  return `${x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', privateKey), 'PRIVATE KEY')}\n`
}

function readKey(pem: string): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), ALGORITHM, false, ['sign'])
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDocument } from 'yaml'
import { z } from 'zod'
import { credentialText, type CredentialName } from './credentials.ts'
import { LiemError } from './errors.ts'
import { bilingual } from './schema.ts'

const text = z.string().min(1)
const LOOPBACK = /^(?:localhost|::1|127(?:\.\d{1,3}){3})$/u

const config = z.strictObject({
  session: z
    .strictObject({
      /** Minutes without a request after which a session ends. */
      idleMinutes: z.int().min(1).max(720).default(15),
      /** Hours after which it ends whatever happens. */
      hours: z.number().positive().max(24).default(8),
      /** Minutes after signing in for which weighty acts need nothing more. */
      freshMinutes: z.int().min(1).max(60).default(10),
    })
    .prefault({}),
  provider: z
    .strictObject({
      issuer: z.url({ protocol: /^https?$/u }),
      client: text,
      secret: text,
      name: bilingual,
      claim: text.default('preferred_username'),
      secondFactor: z.enum(['here', 'provider']).default('here'),
      acr: z.array(text).default([]),
    })
    .nullable()
    .default(null),
  password: z
    .strictObject({
      /** Words of the place that make no password. */
      words: z.array(text.max(60)).max(200).default([]),
    })
    .prefault({}),
  limits: z
    .strictObject({
      /** Requests that one account may send within a minute; one address, before anybody signed in, five times as many. */
      requestsPerMinute: z.int().min(60).max(1_000_000).default(1_200),
      /** Files that one account may ask for within an hour. */
      filesPerHour: z.int().min(1).max(1_000_000).default(120),
    })
    .prefault({}),
  files: z
    .strictObject({
      /** Megabytes that one file of a case may have. */
      mostMegabytes: z.int().min(1).max(100_000).default(2_000),
      /** Whether a program may be kept, which somebody may start by mistake; what it is its content says, not its name. */
      programs: z.boolean().default(false),
    })
    .prefault({}),
  webhooks: z
    .strictObject({
      /** Whom Liêm may send messages to: `host` or `host:port`, as it stands in the address. Nobody else, whoever asks for it. */
      hosts: z
        .array(
          z
            .string()
            .regex(/^(?:\[[\da-f:.]+\]|[a-z\d][a-z\d.-]*)(?::\d{1,5})?$/iu)
            .transform((host) => host.toLowerCase()),
        )
        .max(50)
        .default([]),
      /** Certificates of authorities that these are signed by, besides the usual ones; from the home on, where the path is relative. */
      authority: text.optional(),
    })
    .prefault({}),
  mail: z
    .strictObject({
      server: text,
      port: z.int().min(1).max(65_535).default(587),
      /** `none` only where the server is on this machine. */
      security: z.enum(['starttls', 'tls', 'none']).default('starttls'),
      user: text.optional(),
      password: text.optional(),
      /** Certificates of authorities that the server’s is signed by, besides the usual ones; from the home on, where the path is relative. */
      authority: text.optional(),
      /** Whose address letters bear. */
      from: z.email(),
      /** Where people reach Liêm, as it stands in letters. */
      site: z.url({ protocol: /^https?$/u }),
      /** Domains that may be written to; nobody else, whoever asks for it. */
      domains: z
        .array(
          z
            .string()
            .regex(/^[a-z\d][a-z\d.-]*$/iu)
            .transform((domain) => domain.toLowerCase()),
        )
        .min(1)
        .max(50),
    })
    .refine(({ security, server }) => security !== 'none' || LOOPBACK.test(server), {
      path: ['security'],
      message: 'beyond this machine mail goes behind TLS',
    })
    .nullable()
    .default(null),
  listen: z
    .strictObject({
      host: text.optional(),
      certificate: text.optional(),
      key: text.optional(),
      behindProxy: text.optional(),
    })
    .prefault({}),
})
export type Config = z.output<typeof config>

/** `config.yaml` of a home; what it leaves out is as usual. Throws `input` that names every field that is wrong. */
export function readConfig(home: string): Config {
  const file = join(home, 'config.yaml')
  const given = contentOf(file)
  const document = parseDocument(given, { prettyErrors: false })
  const [slip] = document.errors
  if (slip !== undefined) {
    const line = given.slice(0, slip.pos[0]).split('\n').length
    throw new LiemError('input', `this is not YAML: ${slip.message}`, { place: { file, line } })
  }
  const parsed = config.safeParse(withCredentials((document.toJS() as unknown) ?? {}, file))
  if (parsed.success) return parsed.data
  const more = parsed.error.issues.map(
    ({ path, message }) => new LiemError('input', message, { place: path.length === 0 ? { file } : { file, part: path.join('.') } }),
  )
  throw new LiemError('input', 'the configuration cannot be used', {
    place: { file },
    hint: 'docs/operations/sign-in.md, docs/operations/webhooks.md, docs/operations/mail.md and docs/operations/files.md have every field',
    more,
  })
}

const SECRETS = [
  ['provider', 'secret'],
  ['mail', 'password'],
] as const

/** The secrets that systemd gave in their places. Throws `input` for one that stands in the file, too: nobody would know which holds. */
function withCredentials(given: unknown, file: string): unknown {
  return SECRETS.reduce((all, [part, field]) => {
    const own = isFields(all) ? all[part] : undefined
    const secret = credentialText(`${part}.${field}` as CredentialName)
    if (!isFields(all) || !isFields(own) || secret === undefined) return all
    if (Object.hasOwn(own, field))
      throw new LiemError('input', 'systemd gives this as a credential, and it stands in the file as well', {
        place: { file, part: `${part}.${field}` },
        hint: 'take it out of the file',
      })
    return { ...all, [part]: { ...own, [field]: secret } }
  }, given)
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new LiemError('input', `the configuration cannot be read: ${(cause as Error).message}`, { place: { file }, cause })
  }
}

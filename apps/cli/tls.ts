import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { LiemError } from '../../src/base/index.ts'
import { homeOf } from './installation.ts'
import { makeAuthority, makeServerCertificate, type Signed } from './tls-make.ts'

const HELP = `
For networks in which no public authority gives certificates. A private authority is made the first time, and kept; each
call makes a new key and certificate of the server, which holds for 397 days. Give ca.crt to the browsers; ca.key signs
for every name, so keep it off the machine where that is possible. What it made is used by liem serve --host.

Example:
  liem tls --host liem.example.gov.vn --host 10.20.30.40`

/** `liem tls`: a private authority and a certificate of the server. */
export function tlsCommand(): Command {
  return new Command('tls')
    .description('make a private authority and a certificate of the server, for closed networks')
    .requiredOption('--host <name...>', 'names and addresses by which browsers will call it')
    .option('--home <folder>', 'the home of the installation (default: LIEM_HOME, or .liem/home)')
    .addHelpText('after', HELP)
    .action(async ({ host, home: given }: { host: string[]; home?: string }) => {
      const folder = join(homeOf(given).path, 'tls')
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      const [caFile, caKeyFile] = [join(folder, 'ca.crt'), join(folder, 'ca.key')]
      const isNew = !existsSync(caFile)
      if (!isNew && !existsSync(caKeyFile))
        throw new LiemError('usage', 'the key of the private authority is not here', {
          place: { file: caKeyFile },
          hint: `bring it back for a moment; to begin with another authority, which browsers must be told of anew, take ca.crt away, too`,
        })
      const authority: Signed = isNew
        ? await makeAuthority()
        : { certificate: readFileSync(caFile, 'utf8'), key: readFileSync(caKeyFile, 'utf8') }
      const server = await makeServerCertificate(authority, host)
      if (isNew) write(caFile, caKeyFile, authority)
      write(join(folder, 'server.crt'), join(folder, 'server.key'), server)
      process.stdout.write(`${isNew ? 'A new authority was made; browsers are to trust ' : 'Signed by the authority in '}${caFile}\n`)
      process.stdout.write(`A certificate for ${host.join(', ')} is in ${folder}; liem serve --host 0.0.0.0 uses it.\n`)
    })
}

function write(certificateFile: string, keyFile: string, { certificate, key }: Signed): void {
  writeFileSync(keyFile, key, { mode: 0o600 })
  writeFileSync(certificateFile, certificate, { mode: 0o644 })
}

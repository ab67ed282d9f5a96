import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './steps.ts'
import { buildWeb } from './web-build.ts'

/**
 * `npm start`: the platform with a made-up year, in a home of its own under .liem/. The first time the year is loaded in the background while the pages can
 * be looked at already. `npm start -- --empty` begins with nothing, in the home that `liem serve` uses, too. What else is given goes to `liem serve`.
 */
const given = process.argv.slice(2)
const empty = given.includes('--empty')
const folder = join(root, '.liem', empty ? 'home' : 'demonstration')
const home = process.env['LIEM_HOME'] ?? folder

const isFirst = !existsSync(join(home, 'LIEM'))
if ((await buildWeb()).built) console.log('The pages were built.')
if (!empty && isFirst)
  console.log('A made-up year is loaded in the background: 200,000 declarations, about two minutes. The pages say how far it is.')
if (process.env['LIEM_HOME'] === undefined) console.log(`Everything is in ${relative(process.cwd(), home)}; remove it to begin anew.`)

const rest = given.filter((argument) => argument !== '--empty')
process.argv = [process.execPath, 'liem', 'serve', '--home', home, ...(empty ? [] : ['--demo']), ...rest]
await import('../apps/cli/main.ts')

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './steps.ts'

/**
 * The output that stands under the commands of the guide (blocks marked `console`) is what the commands print:
 * `node tools/tour.ts` writes it there, and a test holds the pages to it. Commands without output shown are not run,
 * unless a later one of the same block has some.
 */
export const PAGES = ['README.md', 'docs/guide/check.md', 'docs/guide/rulebooks.md']
const EXAMPLE = 'docs/guide/example'
const BLOCK = /^```console\n([\s\S]*?)^```$/gm

/** The page with the output of its commands as it is today; times are written as `…`. */
export function refreshed(page: string): string {
  return page.replace(BLOCK, (whole: string, text: string) => {
    const commands = text.split('\n').filter((line) => line.startsWith('$ '))
    const shows = text.split('\n').some((line) => line !== '' && !line.startsWith('$ '))
    return shows ? `\`\`\`console\n${play(commands)}\`\`\`` : whole
  })
}

function play(commands: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'liem-tour-'))
  try {
    cpSync(join(root, EXAMPLE), join(folder, EXAMPLE), { recursive: true })
    const outputs = commands.map((command) => {
      const output = outputOf(command.slice(2).split(' '), folder)
      return command.includes('--violations') && commands.length > 1 ? `${command}\n` : `${command}\n${output}`
    })
    return outputs.join('')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function outputOf([program = '', ...args]: string[], cwd: string): string {
  if (program === 'cat') return readFileSync(join(cwd, args[0] ?? ''), 'utf8')
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'apps/cli/main.ts'), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  return `${stdout}${stderr}`.replace(/\(\d+\.\d s \+ \d+\.\d s\)/, '(… s)')
}

if (import.meta.main) {
  for (const name of PAGES) writeFileSync(join(root, name), refreshed(readFileSync(join(root, name), 'utf8')))
}

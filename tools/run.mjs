// The one door of `npm start`, `npm test` and `npm run …`. It runs on Node 20.19 and later, needs no package,
// and is written so that an older Node can still read it far enough to be told what is wrong.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write('Liêm needs Node 20.19 or later to start (it brings Node 24 itself); this is Node ' + process.versions.node + '.\n')
  process.exit(1)
}

import('./run/main.mjs')
  .then(({ main }) => main(process.argv[2] ?? '', process.argv.slice(3)))
  .catch((error) => {
    process.stderr.write(`${error?.expected ? error.message : (error?.stack ?? error)}\n`)
    process.exit(1)
  })

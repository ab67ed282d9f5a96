import { createWriteStream, existsSync, renameSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { openEngine } from '../src/lake/index.ts'

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
`

/** A Parquet log of the bench as XES with six attributes an event, one of them nested. Made if it is not there. */
export async function xesOf(parquet: string): Promise<string> {
  const file = parquet.replace(/\.parquet$/, '.xes')
  if (existsSync(file)) return file
  process.stderr.write(`making ${file.split('/').at(-1)} …\n`)
  const engine = await openEngine({ memoryLimit: '4GB' })
  const text = `select case_id, activity, strftime(ts, '%Y-%m-%dT%H:%M:%S.000+07:00'), resource, office, channel from '${parquet}' order by case_id, ts`
  const reader = await engine.connection.runAndReadAll(text)
  const rows = reader.getRows() as string[][]
  await engine.close()
  await pipeline(Readable.from(lines(rows)), createWriteStream(`${file}.${process.pid}`))
  renameSync(`${file}.${process.pid}`, file)
  return file
}

function* lines(rows: readonly string[][]): Iterable<string> {
  yield HEAD
  let current = ''
  for (const [id = '', activity, time, resource, office, channel] of rows) {
    if (id !== current) {
      yield `${current === '' ? '' : '  </trace>\n'}  <trace>\n    <string key="concept:name" value="${id}"/>\n    <string key="channel" value="${channel}"/>\n`
      current = id
    }
    yield `    <event>
      <string key="concept:name" value="${activity}"/>
      <date key="time:timestamp" value="${time}"/>
      <string key="org:resource" value="${resource}"/>
      <string key="org:group" value="${office}"><string key="level" value="3"/></string>
      <string key="lifecycle:transition" value="complete"/>
      <string key="channel" value="${channel}"/>
    </event>\n`
  }
  yield '  </trace>\n</log>\n'
}

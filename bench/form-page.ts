/**
 * A form page of the application for residency in a slow browser (4× slower processor, 1.6 Mbit/s, 150 ms): bytes over the
 * wire and the moment the first input can be typed into, beside the same fields in React JSON Schema Form, cold cache each time.
 *
 * `node bench/form-page.ts [rounds]`
 */
import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openWorld } from '../src/countries/kazakhstan/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import type { Field } from '../src/law/field.ts'
import type { FormPage } from '../src/law/procedure.ts'
import { listen, openLog } from '../src/portal/index.ts'
import { figure, inTurns, median, progress, report } from './measure.ts'
import { clear, peer } from './place.ts'
import { needs } from './needs.ts'
import { chromiumHere, openSlowPhone, type Visit, visit } from './slow-phone.ts'

needs(chromiumHere)

const rounds = Number(process.argv[2] ?? 7)
/** The fields of a page as JSON Schema, as a team that uses RJSF would write them. */
function schemaOf(title: string, fields: readonly Field[]): object {
  const property = (field: Field): object => {
    const said = { title: field.label.kk, ...(field.hint && { description: field.hint.kk }) }
    switch (field.kind) {
      case 'flag': return { ...said, type: 'boolean' }
      case 'integer': return { ...said, type: 'integer' }
      case 'date': return { ...said, type: 'string', format: 'date' }
      case 'choice': return {
        ...said, type: 'string', oneOf: field.choices.map(({ value, label }) => ({ const: value, title: label.kk })),
      }
      default: return { ...said, type: 'string' }
    }
  }
  return {
    title, type: 'object', required: fields.filter(({ optional }) => !optional).map(({ name }) => name),
    properties: Object.fromEntries(fields.map((field) => [field.name, property(field)])),
  }
}

/** Builds the page with RJSF and esbuild for production and serves it compressed; undefined when it cannot be installed. */
async function rjsf(title: string, fields: readonly Field[]): Promise<{ readonly url: string; close(): void } | undefined> {
  const installed = peer('@rjsf/core@6', '@rjsf/utils@6', '@rjsf/validator-ajv8@6', 'react@19', 'react-dom@19', 'esbuild')
  if (installed === undefined) return undefined
  const source = join(installed.folder, 'form.js')
  writeFileSync(source, `
    import { createElement } from 'react'
    import { createRoot } from 'react-dom/client'
    import Form from '@rjsf/core'
    import validator from '@rjsf/validator-ajv8'
    const schema = ${JSON.stringify(schemaOf(title, fields))}
    createRoot(document.getElementById('root')).render(createElement(Form, { schema, validator }))`)
  const built = join(installed.folder, 'built.js')
  const done = spawnSync(join(installed.folder, 'node_modules', '.bin', 'esbuild'), [
    source, '--bundle', '--minify', '--define:process.env.NODE_ENV="production"', `--outfile=${built}`, '--log-level=error',
  ], { encoding: 'utf8' })
  if (done.status !== 0) {
    progress(`the peer could not be built: ${done.stderr}`)
    return undefined
  }
  const page = gzipSync(`<!doctype html><html lang="kk"><meta charset="utf-8"><meta name="viewport" `
    + `content="width=device-width"><title>${title}</title>`
    + '<main><div id="root"></div></main><script src="/built.js"></script></html>')
  const script = gzipSync(readFileSync(built), { level: 9 })
  const server = createServer((request, response) => {
    const asked = request.url === '/' ? page : request.url === '/built.js' ? script : undefined
    response.writeHead(asked ? 200 : 404, {
      'content-type': asked === page ? 'text/html; charset=utf-8' : 'text/javascript',
      ...(asked && { 'content-encoding': 'gzip' }),
    })
    response.end(asked)
  })
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return { url: `http://localhost:${address.port}/`, close: () => { server.close(); server.closeAllConnections() } }
}

const world = await openWorld({ passwords: true })
const country = kazakhstan('sample')
seat(world.kernel, country)
const founder = await world.founder()
const draft = await world.kernel.cases.begin(founder, { procedure: 'technopark.residency' })
const { procedure, known } = await world.kernel.cases.draft(founder, draft)
const asked = (page: FormPage): readonly Field[] => page.fields.filter(({ name }) => !known.includes(name))
const formPage = procedure.form.toSorted((a, b) => asked(b).length - asked(a).length)[0]!
const fields = asked(formPage)
const portal = await listen(openPortal(world.kernel, country, openLog({ write: () => undefined })), { port: 0 })
const [name = '', value = ''] = (await cookieOf(world, founder)).split('=')
const own = `http://localhost:${portal.port}/kk/drafts/${draft}/${formPage.id}`
const other = await rjsf(formPage.title.kk, fields)
const browser = await openSlowPhone()
await visit(browser, own, { name, value })

const results = await inTurns<Visit>(rounds, {
  own: () => visit(browser, own, { name, value }), ...(other && { other: () => visit(browser, other.url) }),
})
const of = (side: string, key: 'bytes' | 'requests' | 'input' | 'paint'): number => median(results[side]!.map((one) => one[key]))
const kilobytes = (side: string): number => of(side, 'bytes') / 1000
const names: Readonly<Record<string, string>> = {
  own: 'Shanyraq, the whole page with its frame and fonts', other: 'RJSF 6 with React 19, the form alone',
}
report({
  title: 'Form page',
  about: `The page “${formPage.title.en}” of the application for residency (${fields.length} questions) in Kazakh, in `
    + `Chromium with a processor slowed 4×, 1.6 Mbit/s and 150 ms, `
    + `a phone's window, nothing cached. First input: there, visible and enabled, one frame later. ${rounds} visits each in `
      + `turns, medians.`,
  columns: ['side', 'kB over the wire', 'requests', 'first contentful paint, s', 'first input ready, s'],
  rows: Object.keys(results)
    .map((side) => [names[side]!, figure(kilobytes(side)), String(of(side, 'requests')), figure(of(side, 'paint') / 1000),
      figure(of(side, 'input') / 1000)]),
  findings: [
    ...(other ? [`RJSF takes ${(of('other', 'input') / of('own', 'input')).toFixed(1)} times as long until the first input, `
      + `with ${(kilobytes('other') / kilobytes('own')).toFixed(1)} times the bytes.`] : []),
    `Ours in kB: ${results['own']!.at(-1)!.parts.join(', ')}.`,
    `Goals: at most 50 kB (${kilobytes('own') <= 50 ? 'met' : 'not met'}), first input under 0.7 s `
      + `(${of('own', 'input') < 700 ? 'met' : 'not met in this run'}).`,
  ],
})
await browser.close()
other?.close()
await portal.stop(0)
await world.close()
await clear()

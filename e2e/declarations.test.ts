/** What an operator does with declarations: takes them out as YAML, compares them, and enacts from files beside a running portal. */
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { Ajv } from 'ajv'
import { parse } from 'yaml'
import { shanyraq } from './command.ts'
import { openedFolder } from './opened-folder.ts'
import { freePort, run, type Running } from './processes.ts'

const base = mkdtempSync(join(tmpdir(), 'shanyraq-declarations-'))
const folder = join(base, 'files')
let portal: Running
let env: Readonly<Record<string, string>>
let url: string

before(async () => {
  const port = String(await freePort())
  url = `http://localhost:${port}`
  env = { SHANYRAQ_DATA: join(base, 'data'), SHANYRAQ_PROGRAMME: 'law', PORT: port }
  await openedFolder(join(base, 'data'))
  portal = run('src/main.ts', ['start'], { env })
  await portal.line(/is open at/)
})
after(async () => {
  await portal.stop()
  rmSync(base, { recursive: true, force: true })
})

/** Runs the command and answers with its exit code and what it said. */
const declarations = (...args: readonly string[]) => shanyraq(['declarations', ...args], env)

/** The same as the program itself, which has to end, and to have said everything by then. */
async function inProcess(...args: readonly string[]): Promise<{ readonly code: number | NodeJS.Signals; readonly out: string; readonly err: string }> {
  const command = run('src/main.ts', ['declarations', ...args], { env })
  return { code: await command.ended(), out: command.out(), err: command.err() }
}

/** A copy of the residency with something of its text changed. */
function changed(name: string, ...changes: readonly (readonly [from: RegExp | string, to: string])[]): string {
  const path = join(base, `${name}.yaml`)
  const source = readFileSync(join(folder, 'technopark.residency.yaml'), 'utf8')
  const text = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to)
    assert.notEqual(after, before, `${from} is in the text`)
    return after
  }, source)
  writeFileSync(path, text)
  return path
}

const nextYear = `${new Date().getUTCFullYear() + 1}-03-01`
const inForce = /from: \d{4}-\d\d-\d\d\n/

test('the country of the house is asked for first: what another declares is neither compared with it nor enacted in it', async () => {
  const command = run('src/main.ts', ['declarations', 'diff'], { env: { ...env, SHANYRAQ_COUNTRY: 'KG' } })
  assert.equal(await command.ended(), 1)
  assert.match(command.err(), /another country \(KZ\).*Set SHANYRAQ_COUNTRY=KZ/)
})

test('what is in force comes out as files that the published schema holds right, is not written over, and is what the pack says', async () => {
  const exported = await inProcess('export', folder)
  assert.deepEqual([exported.code, exported.err], [0, ''])
  const files = readdirSync(folder)
  const said = exported.out.split('\n')
  assert.deepEqual(files.filter((file) => !said.includes(join(folder, file))), [], 'all of what it says arrives before it ends')
  assert.ok(files.includes('technopark.residency.yaml') && files.includes('commons.access.yaml'), files.join())
  for (const other of ['language-model.undertakings.register.yaml', 'technopark.body.yaml', 'working-days.calendar.yaml']) assert.ok(files.includes(other), files.join())
  const schemaOf = async (kind: string) => new Ajv({ strict: false, validateFormats: false }).compile(await (await fetch(`${url}/schemas/${kind}.json`)).json() as object)
  const validate = await schemaOf('procedure')
  const others = new Map<string, typeof validate>()
  for (const kind of ['register', 'body', 'calendar']) others.set(kind, await schemaOf(kind))
  for (const file of files) {
    const [kind, right] = [...others].find(([one]) => file.endsWith(`.${one}.yaml`)) ?? ['procedure', validate] as const
    const text = readFileSync(join(folder, file), 'utf8')
    assert.match(text, new RegExp(`^# yaml-language-server: \\$schema=.*/schemas/${kind}\\.json\\n`))
    assert.ok(right(parse(text, { maxAliasCount: -1 })), `${file} ${JSON.stringify(right.errors?.slice(0, 2))}`)
  }
  assert.equal(validate({ ...parse(readFileSync(join(folder, 'technopark.residency.yaml'), 'utf8'), { maxAliasCount: -1 }) as object, fees: 'free' }), false)
  const again = await declarations('export', folder)
  assert.deepEqual([again.code, /are not written over/.test(again.err)], [1, true])
  for (const against of [[], [folder]]) assert.deepEqual(await declarations('diff', ...against), { code: 0, out: 'Nothing differs.', err: '' })
})

test('what is wrong is said with its file, its line and its mend, and nothing is enacted', async () => {
  const misspelt = changed('misspelt', [inForce, `from: ${nextYear}\n`], ['reasons: true', 'resons: true'])
  const line = readFileSync(misspelt, 'utf8').split('\n').findIndex((text) => text.includes('resons')) + 1
  const refused = await declarations('import', misspelt)
  assert.equal(refused.code, 1)
  assert.ok(refused.err.includes(`misspelt.yaml:${line}: There is no “resons”`), refused.err)
  assert.match((await declarations('import', changed('past', ['kk: ', 'kk: Жаңа ']))).err, /past\.yaml:\d+ inForce\.from: A declaration comes into force tomorrow at the earliest/)
  assert.match((await declarations('import', changed('nowhere', [inForce, `from: ${nextYear}\n`], [/^starts: .*$/m, 'starts: nowhere']))).err, /nowhere\.yaml:\d+ starts: No step is called “nowhere”/)
  mkdirSync(join(base, 'empty'))
  assert.equal((await declarations('import', join(base, 'empty'))).code, 2)
  assert.equal((await declarations('diff')).out, 'Nothing differs.')
})

test('a new version is enacted beside the running portal, and the difference names its places', async () => {
  const file = changed('next', [inForce, `from: ${nextYear}\n`])
  const done = await inProcess('import', file)
  assert.deepEqual([done.code, done.err], [0, ''])
  assert.match(done.out, /^technopark\.residency: the file was changed since it was exported: inForce\.from$/m, 'nothing that was edited is taken in silence')
  const version = /[0-9a-f]{64}/.exec(done.out)![0]
  const published = await fetch(`${url}/services/technopark.residency/declaration.json?version=${version}`)
  assert.equal(((await published.json()) as { inForce: { from: string } }).inForce.from, nextYear)
  assert.deepEqual(await declarations('diff'), { code: 1, out: 'technopark.residency: inForce.from', err: '' })
  assert.equal((await declarations('diff', file)).out.includes('technopark.residency'), false)
  const late = await declarations('import', changed('late', [inForce, `from: ${nextYear.replace('-03-', '-04-')}\n`]))
  assert.deepEqual([late.code, /“technopark\.residency”: .* another version was/.test(late.err)], [1, true], late.err)
  assert.equal((await declarations('diff', file)).out.includes('technopark.residency'), false, 'what was enacted since the export stands')
})

test('a register is enacted from a file like a procedure, and differs from then on', async () => {
  const source = readFileSync(join(folder, 'language-model.undertakings.register.yaml'), 'utf8')
  const file = join(base, 'undertakings.yaml')
  writeFileSync(file, source.replace('title:', 'titel:'))
  assert.match((await declarations('import', file)).err, /undertakings\.yaml:\d+: There is no “titel”/)
  writeFileSync(file, source.replace(inForce, `from: ${nextYear}\n`))
  const done = await declarations('import', file)
  assert.deepEqual([done.code, done.err], [0, ''])
  assert.match(done.out, new RegExp(`^language-model\\.undertakings ${nextYear} [0-9a-f]{64}$`, 'm'))
  assert.match((await declarations('diff')).out, /^language-model\.undertakings: inForce\.from$/m)
})

test('a body and the calendar are enacted from files beside the running portal, and a fault says its line', async () => {
  const source = readFileSync(join(folder, 'technopark.body.yaml'), 'utf8')
  const file = join(base, 'technopark.yaml')
  writeFileSync(file, source.replace('registers:', 'register:'))
  assert.match((await declarations('import', file)).err, /technopark\.yaml:\d+: There is no “register”/)
  writeFileSync(file, source.replace('technopark.officer:', 'technopark.clerk:').replace(inForce, `from: ${nextYear}\n`))
  assert.match((await declarations('import', file)).err, /technopark\.residency steps\.\w+\.by: Nobody can hold the office “technopark\.officer”/)
  writeFileSync(file, source.replace(inForce, `from: ${nextYear}\n`))
  assert.match((await declarations('import', file)).out, new RegExp(`^technopark ${nextYear} [0-9a-f]{64}$`, 'm'))
  assert.match((await declarations('diff')).out, /^technopark: inForce\.from$/m)
  const calendar = join(base, 'calendar.yaml')
  writeFileSync(calendar, readFileSync(join(folder, 'working-days.calendar.yaml'), 'utf8').replace(inForce, `from: ${nextYear}\n`))
  assert.match((await declarations('import', calendar)).out, new RegExp(`^working-days ${nextYear} [0-9a-f]{64}$`, 'm'))
})

/** Opens the examples in the language server of YAML that editors run, with the schemas that the portal publishes: keys are offered, and what is wrong is underlined. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { bodyJsonSchema, calendarJsonSchema } from '../src/portal/bodies/index.ts'
import { registerJsonSchema } from '../src/portal/registers/index.ts'
import { procedureJsonSchema } from '../src/portal/services/passport.ts'

/** What is used here of a connection of the Language Server Protocol. */
interface Connection {
  listen(): void
  sendRequest(method: string, params: unknown): Promise<unknown>
  sendNotification(method: string, params: unknown): Promise<void>
  onNotification(method: string, handler: (params: Diagnosed) => void): void
  dispose(): void
}
interface Position { readonly line: number; readonly character: number }
interface Diagnosed { readonly uri: string; readonly diagnostics: readonly { readonly range: { readonly start: Position }; readonly message: string }[] }

const require = createRequire(import.meta.url)
const examples = join(import.meta.dirname, '../docs/examples')
const folder = mkdtempSync(join(tmpdir(), 'shanyraq-editor-'))
const server = spawn(process.execPath, [join(dirname(require.resolve('yaml-language-server/package.json')), 'bin/yaml-language-server'), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
const { createMessageConnection } = require('vscode-jsonrpc/node') as { createMessageConnection(from: unknown, to: unknown): Connection }
const editor = createMessageConnection(server.stdout, server.stdin)
const waiting = new Map<string, (diagnosed: Diagnosed) => void>()
let opened = 0

before(async () => {
  for (const [name, schema] of [['procedure', procedureJsonSchema], ['register', registerJsonSchema], ['body', bodyJsonSchema], ['calendar', calendarJsonSchema]] as const) writeFileSync(join(folder, `${name}.json`), schema())
  editor.onNotification('textDocument/publishDiagnostics', (diagnosed) => waiting.get(diagnosed.uri)?.(diagnosed))
  editor.listen()
  await editor.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: { textDocument: { completion: { completionItem: {} } } } })
  await editor.sendNotification('initialized', {})
  await editor.sendNotification('workspace/didChangeConfiguration', { settings: { yaml: { validate: true, completion: true, schemaStore: { enable: false } } } })
})
after(async () => {
  await editor.sendRequest('shutdown', null)
  await editor.sendNotification('exit', null)
  editor.dispose()
  rmSync(folder, { recursive: true })
})

const read = (example: string): string => readFileSync(join(examples, example), 'utf8')

/** Opens a text in the editor, its schema as a portal on this machine publishes it; answers its address and what is underlined. */
async function open(text: string): Promise<{ readonly uri: string; readonly underlined: readonly string[] }> {
  const uri = pathToFileURL(join(folder, `${opened += 1}.yaml`)).href
  const here = text.replace(/\$schema=\S*\/schemas\//, () => `$schema=${pathToFileURL(folder).href}/`)
  assert.notEqual(here, text, 'the file names its schema')
  const diagnosed = new Promise<Diagnosed>((resolve) => { waiting.set(uri, resolve) })
  await editor.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: here } })
  const { diagnostics } = await diagnosed
  return { uri, underlined: diagnostics.map(({ range, message }) => `${text.split('\n')[range.start.line]} — ${message}`) }
}

async function offered(text: string, before: RegExp): Promise<readonly string[]> {
  const { uri } = await open(text)
  const lines = text.slice(0, before.exec(text)!.index).split('\n')
  const answer = await editor.sendRequest('textDocument/completion', { textDocument: { uri }, position: { line: lines.length - 1, character: lines.at(-1)!.length } })
  return (answer as { readonly items: readonly { readonly label: string }[] }).items.map(({ label }) => label)
}

for (const example of globSync('**/*.yaml', { cwd: examples })) {
  test(`nothing is underlined in ${example}`, async () => assert.deepEqual((await open(read(example))).underlined, []))
}

test('keys of a declaration are offered where they may stand', async () => {
  const text = read('notary-hour/appointment.yaml')
  const atTop = await offered(text.replace(/^starts: .*/m, ''), /^\nsteps:/m)
  for (const key of ['starts', 'reopensAt', 'entitlements']) assert.ok(atTop.includes(key), `${key} in ${atTop.join()}`)
  assert.ok(!atTop.includes('id'), 'what stands there already is not offered again')
  const inForce = await offered(text.replace(/^inForce:$/m, 'inForce:\n  '), /\n  from: /)
  assert.deepEqual(inForce.filter((key) => key === 'until' || key === 'title'), ['until'])
})

test('a misspelt key and a value of another type are underlined where they stand', async () => {
  const text = read('notary-hour/appointment.yaml')
  const [misspelt] = (await open(text.replace(/^audience: /m, 'audiense: '))).underlined.filter((line) => line.startsWith('audiense'))
  assert.match(misspelt ?? '', /audiense is not allowed/)
  const [other] = (await open(text.replace('count: 2', 'count: two'))).underlined
  assert.match(other ?? '', /count: two.*Incorrect type/)
})

/** The program that is put together of sources, in a small checkout with the files that make and find it. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'

const root = join(import.meta.dirname, '..')
const checkout = realpathSync(mkdtempSync(join(tmpdir(), 'shanyraq-program-')))
after(() => rmSync(checkout, { recursive: true, force: true }))

const word = join(checkout, 'src/word.ts')
const cache = join(checkout, 'node_modules/.cache')
for (const folder of ['src', 'node_modules']) mkdirSync(join(checkout, folder))
for (const file of ['main.ts', 'program.ts', 'put-together.ts']) copyFileSync(join(root, 'src', file), join(checkout, 'src', file))
for (const name of ['esbuild', '@esbuild']) symlinkSync(realpathSync(join(root, 'node_modules', name)), join(checkout, 'node_modules', name))
writeFileSync(join(checkout, 'package.json'), '{ "type": "module" }')
writeFileSync(join(checkout, 'package-lock.json'), '{}')
writeFileSync(join(checkout, 'src/beside.txt'), 'what lies beside')
writeFileSync(join(checkout, 'src/command-line.ts'), `import { readFileSync } from 'node:fs'
const { say } = await import('./word.ts')
if (process.argv[2] === 'fail') say(() => { throw new Error('as it was asked') })
console.log(say(() => readFileSync(new URL('beside.txt', import.meta.url), 'utf8')))
`)
const source = (said: string): string => `
export function say(how: () => string): string {
  return \`${said}: \${how()}\`
}
`
writeFileSync(word, source('one'))

async function run(file: string, ...words: readonly string[]): Promise<{ out: string; err: string; code: number | null }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(checkout, 'src', file), ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number | null]>])
  return { out, err, code }
}

/** What the command line says, and whether it was the program that said it. */
async function start(): Promise<string> {
  const { out, err } = await run('main.ts')
  assert.equal(err, '')
  return out
}

/** Makes it, and marks what was made, for it says the same as its sources. */
async function putTogether(): Promise<void> {
  assert.match((await run('put-together.ts')).out, /^Shanyraq: putting the program together .*…\n$/)
  const { folder } = JSON.parse(readFileSync(join(cache, 'program/made-of.json'), 'utf8')) as { folder: string }
  appendFileSync(join(cache, 'program', folder, 'command-line.mjs'), 'console.log("put together")\n')
}

test('sources run until a program was put together of them, and then the program does, which finds what lies beside its sources', async () => {
  assert.equal(await start(), 'one: what lies beside\n')
  await putTogether()
  assert.equal(await start(), 'one: what lies beside\nput together\n')
  assert.equal((await run('put-together.ts')).out, '', 'what is of today is not made again')
})

test('a changed line runs at the next start, though the file is as long and as old as it was', async () => {
  const { atime, mtime } = statSync(word)
  writeFileSync(word, source('two'))
  utimesSync(word, atime, mtime)
  assert.equal(await start(), 'two: what lies beside\n')
  await putTogether()
  assert.equal(await start(), 'two: what lies beside\nput together\n')
})

test('an error names the line of the source', async () => {
  const { err, code } = await run('main.ts', 'fail')
  assert.match(err, /Error: as it was asked\n {4}at .*src\/command-line\.ts:3:\d+\)?\n {4}at say \(.*src\/word\.ts:3:\d+\)/)
  assert.equal(code, 1)
})

test('two that would put it together at once do not meet: one makes it, and it is whole', async () => {
  writeFileSync(word, source('three'))
  const said = await Promise.all([run('put-together.ts'), run('put-together.ts'), run('main.ts')])
  assert.deepEqual(said.map(({ code, err }) => [code, err]), [[0, ''], [0, ''], [0, '']])
  assert.equal(said[2].out, 'three: what lies beside\n')
  assert.ok(!existsSync(join(cache, 'program/being-made')))
  assert.deepEqual(readdirSync(join(cache, 'program')).toSorted(), ['a', 'b', 'made-of.json'])
  assert.equal(await start(), 'three: what lies beside\n')
})

test('where it cannot be made, that is said, and the sources run', async () => {
  rmSync(cache, { recursive: true })
  writeFileSync(cache, 'a file where a folder would be')
  const { out, code } = await run('put-together.ts')
  assert.match(out, /could not be put together, and runs from its sources \(ENOTDIR/)
  assert.equal(code, 0)
  assert.equal(await start(), 'three: what lies beside\n')
})

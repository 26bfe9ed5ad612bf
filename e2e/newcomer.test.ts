/**
 * Does in a copy of the repository what docs/declare-a-procedure.md says, word for word: a first procedure, a new office, and an institution beyond
 * those of the programme; and runs there the tests that ask for the country's procedures, bodies, offices and institutions.
 */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'

const root = join(import.meta.dirname, '..')
const copy = mkdtempSync(join(tmpdir(), 'shanyraq-newcomer-'))
const country = 'src/countries/kazakhstan'

/** What the tutorial says to save, to import and to change, in its order. */
const saves = { ts: `${country}/technopark/hall.ts`, 'ts registry.ts': `${country}/registry.ts` }
const imports = { 'ts index.ts': `${country}/index.ts`, 'ts index.ts of the institution': `${country}/index.ts`, 'ts bodies.ts': `${country}/bodies.ts` }
const changes = {
  'diff index.ts': `${country}/index.ts`, 'diff appeal.ts': `${country}/technopark/appeal.ts`, 'diff offices.ts': `${country}/technopark/offices.ts`,
  'diff bodies.ts': `${country}/bodies.ts`, 'diff index.ts of the institution': `${country}/index.ts`,
}

/** The tests that ask what the country declares: of its procedures, bodies, offices and institutions. */
const tests = [
  `${country}/tutorial.test.ts`, `${country}/sample.test.ts`, `${country}/technopark/declarations.test.ts`, `${country}/technopark/impartial.test.ts`,
  `${country}/technopark/versions.test.ts`, 'src/cli/lint-command.test.ts', 'src/names.test.ts',
]

/**
 * What the compiler has found of the sources that the copy does not change, where `npm run check` came before: it knows them by their content, and looks at what is changed and
 * at whatever uses that. It knows packages by their places, so that links stay links. A file of this process: the next check finds its own as it left it.
 */
const found = `node_modules/.cache/newcomer-${process.pid}.tsbuildinfo`

const run = (command: string, ...args: readonly string[]) => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env // a test run of its own, not a part of this one
  return spawnSync(command, args, { cwd: copy, encoding: 'utf8', maxBuffer: 2 ** 26, env })
}

before(() => {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  for (const path of listed.stdout.split('\0').filter((path) => path !== '' && existsSync(join(root, path)))) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    copyFileSync(join(root, path), join(copy, path))
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const checked = join(root, 'node_modules/.cache/types.tsbuildinfo')
  if (existsSync(checked)) copyFileSync(checked, join(root, found))
  const tutorial = readFileSync(join(copy, 'docs/declare-a-procedure.md'), 'utf8')
  const block = (kind: string): string => {
    const [, code] = tutorial.split(`\n\`\`\`${kind}\n`)
    assert.ok(code, `the tutorial has a block \`\`\`${kind}`)
    return code.slice(0, code.indexOf('\n```') + 1)
  }
  const edit = (path: string, change: (text: string) => string): void => writeFileSync(join(copy, path), change(readFileSync(join(copy, path), 'utf8')))
  for (const [kind, path] of Object.entries(saves)) writeFileSync(join(copy, path), block(kind))
  for (const [kind, path] of Object.entries(imports)) edit(path, (text) => text.replace(/^import /m, `${block(kind)}import `))
  for (const [kind, path] of Object.entries(changes)) {
    const lines = block(kind).split('\n').filter((line) => line !== '')
    const [from, to] = ['+', '-'].map((left) => lines.filter((line) => !line.startsWith(left)).map((line) => `${line.slice(1)}\n`).join(''))
    edit(path, (text) => {
      assert.equal(text.split(from!).length, 2, `${path} has once:\n${from}`)
      return text.replace(from!, () => to!)
    })
  }
})
after(() => {
  rmSync(join(root, found), { force: true })
  rmSync(copy, { recursive: true, force: true })
})

const succeeds = ({ status, stdout, stderr }: ReturnType<typeof run>): string => {
  assert.equal(status, 0, `${stdout}${stderr}`.slice(-20_000))
  return stdout
}

test('types, import rule and the linter of declarations have nothing against what the tutorial says to write', () => {
  succeeds(run('node_modules/.bin/tsc', '-p', '.', '--checkers', '1', '--preserveSymlinks', '--tsBuildInfoFile', found))
  succeeds(run('node_modules/.bin/depcruise', country, '--config', '.dependency-cruiser.cjs'))
  succeeds(run('bin/shanyraq', 'lint'))
})

test('an institution beyond those of the programme has its place among those who are responsible, and its service among the services, without a line of the portal', () => {
  assert.deepEqual(Object.values({ ...saves, ...imports, ...changes }).filter((path) => path.startsWith('src/portal/')), [])
  const asked = succeeds(run(process.execPath, '--input-type=module', '--eval', `
    const { kazakhstan } = await import('./${country}/index.ts')
    const { openWorld } = await import('./${country}/testing.ts')
    const { openPortal } = await import('./src/house.ts')
    const { openLog } = await import('./src/portal/index.ts')
    const world = await openWorld()
    const app = openPortal(world.kernel, kazakhstan('sample'), openLog({ write() {} }))
    const pages = {}
    for (const path of ['/en/programme', '/en/services', '/en/bodies/registry', '/kk/services/registry.appointment']) pages[path] = await (await app.request('http://localhost:3000' + path)).text()
    await world.close()
    console.log(JSON.stringify(pages))`))
  const pages = JSON.parse(asked) as Record<string, string>
  assert.match(pages['/en/programme']!, /<a href="\/en\/bodies\/registry">Registry House \(sample\)<\/a>/)
  assert.match(pages['/en/services']!, /<h2 id="living">[^]*<a href="\/en\/services\/registry\.appointment">/)
  assert.match(pages['/en/bodies/registry']!, /<h1>Registry House \(sample\)[^]*An hour for certifying a document/)
  assert.match(pages['/kk/services/registry.appointment']!, /aria-current="[^"]*">Қызметтер[^]*<h1>Құжат куәландыруға жазылу/)
})

test('every test that asks what the country declares stays green', () => {
  succeeds(run(process.execPath, '--test', '--test-isolation=none', '--test-reporter=spec', ...tests))
})

/** What a drafter sees of files: every fault with its file, line, place and mend, in their language, and without a house. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { writeDeclaration } from '../law/declaration-yaml.ts'
import { pathOf } from '../law/place.ts'
import { declarations, licence } from '../law/testing.ts'
import { registers, treeRegister } from '../law/testing-registers.ts'
import { same } from '../law/text.ts'
import { lintCommand, run } from './index.ts'

let folder = ''
before(() => { folder = mkdtempSync(join(tmpdir(), 'shanyraq-lint-')) })
after(() => rmSync(folder, { recursive: true, force: true }))

const bodies = [{
  id: 'board', name: same('Garden Board'), identifiers: [], roles: Object.assign({}, ...declarations.map(({ offices }) => offices)), registers: ['GB'],
}]
const calendar = { zone: 'Asia/Almaty', workweek: [1, 2, 3, 4, 5], days: [], yearly: [], set: [] } as const
const lint = lintCommand({ pack: () => ({ procedures: declarations, registers, bodies, calendar, schemes: [] }) })

/** Lints a licence with something of its text changed, and tells what is said and in which line the change stands. */
async function linted(language: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): Promise<{ readonly code: number; readonly said: string; readonly lineOf: (text: string) => number }> {
  const file = join(folder, 'licence.yaml')
  const source = changes.reduce((text, [from, to]) => {
    assert.notEqual(text.replace(from, to), text, `${from} is in the text`)
    return text.replace(from, to)
  }, writeDeclaration(licence, 'https://example.kz/schemas/procedure.json'))
  writeFileSync(file, source)
  let said = ''
  const stream = { write: (text: string) => { said += text } }
  const code = await run(['lint', file], { lint }, { env: { SHANYRAQ_LANGUAGE: language }, out: stream, err: stream })
  return { code, said, lineOf: (text) => source.split('\n').findIndex((line) => line.includes(text)) + 1 }
}

test('a sound file has no errors, and what is not set is noted in its line', async () => {
  const { code, said, lineOf } = await linted('en')
  assert.equal(code, 0)
  assert.ok(said.includes(`licence.yaml:${lineOf('  rate:')} parameters.rate: The value of the parameter “rate” is not set.`), said)
  assert.match(said, /Errors: 0/)
})

test('a misspelt name, a broken line, a field of another kind and a missing language are said in their lines', async () => {
  const misspelt = await linted('ru', ['reasons: true', 'resons: true'])
  assert.ok(misspelt.said.includes(`licence.yaml:${misspelt.lineOf('resons')}: `) && misspelt.said.includes('не бывает «resons»'), misspelt.said)
  const broken = await linted('kk', ['starts: check', 'starts: "check'])
  assert.match(broken.said, /licence\.yaml:\d+: Бұл жол YAML ретінде оқылмайды/)
  const unfit = await linted('en', [/eligible:\n(\s+)rule: all/, 'eligible:\n$1rule: al'])
  assert.ok(unfit.said.includes(`licence.yaml:${unfit.lineOf('rule: al')}: `), unfit.said)
  const silent = await linted('en', ['kk: Бақша лицензиясы', 'kk: ""'])
  assert.ok(silent.said.includes(`licence.yaml:${silent.lineOf('kk: ""')}: Nothing is written here. Fill it in.`), silent.said)
  for (const { code } of [misspelt, broken, unfit, silent]) assert.equal(code, 1)
})

test('a text that unfolds without end is refused in a moment', async () => {
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, at) => {
    const [name, before] = ['bcdefghi'[at], 'abcdefgh'[at]]
    return `${name}: &${name} [${Array.from({ length: 10 }, () => `*${before}`).join(', ')}]`
  })].join('\n')
  const { code, said } = await linted('en', [/^[\s\S]*$/, bomb])
  assert.equal(code, 1)
  assert.match(said, /licence\.yaml:1: There are too many references/)
})

test('what the linter finds is said in its line too, with the place and the mend', async () => {
  const parameter = await linted('en', ['parameter: leastTrees', 'parameter: mostTrees'])
  assert.ok(parameter.said.includes(`licence.yaml:${parameter.lineOf('parameter: mostTrees') - 2} rules.eligible.of.0.right: No parameter is called “mostTrees”.`), parameter.said)
  const office = await linted('kk', [/role: officer/, 'role: gnome'], [/offices:\n/, 'offices:\n  gnome: {kk: Гном, ru: Гном, en: Gnome}\n'])
  assert.match(office.said, /licence\.yaml:\d+ steps\.check\.by: «gnome» лауазымын ешкім атқара алмайды/)
  assert.equal(office.code, 1)
  const endless = await linted('ru', ['to: council', 'to: check'])
  assert.match(endless.said, /licence\.yaml:\d+ steps\.council\.late: Этап «council» не ограничен никаким сроком/)
})

test('what a file breaks in another declaration of the house is said of that one', async () => {
  const { code, said } = await linted('en', [/by: company\s+signs: head/, 'by: person'])
  assert.equal(code, 1)
  assert.match(said, /✗ sample\.withdrawal decisions\.act\.appeal\.procedure: Whom the decision concerns cannot appeal/)
  assert.doesNotMatch(said, /[✗!] sample\.(appeal|review) /)
})

test('the command knows the regions of the country whose portal it is: a form and a register may ask for one', () => {
  const root = join(import.meta.dirname, '../..')
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'src/main.ts'), 'lint', join(root, 'docs/examples/land-plots')], {
    encoding: 'utf8', env: { ...process.env, SHANYRAQ_LANGUAGE: 'en', SHANYRAQ_COUNTRY: 'KZ' },
  })
  assert.match(stdout, /Errors: \d/, stderr)
  assert.doesNotMatch(stdout, /declares none/)
})

test('a place that names fields and keys with full stops is found in the data', () => {
  assert.deepEqual(pathOf(licence, 'form.garden.soil.choices'), ['form', 0, 'fields', 1, 'choices'])
  assert.deepEqual(pathOf(licence, 'form.garden.fields.soil.choices.rock.label'), ['form', 0, 'fields', 1, 'choices', 2, 'label'])
  assert.deepEqual(pathOf(licence, 'obligations.yearlyReport.form.harvest.harvest.amount'), ['obligations', 'yearlyReport', 'form', 0, 'fields', 0, 'columns', 1])
  assert.deepEqual(pathOf({ offices: { 'school.head': same('Head') } }, 'offices.school.head.kk'), ['offices', 'school.head', 'kk'])
  assert.deepEqual(pathOf(treeRegister, 'fields.nothing'), ['fields'])
  assert.deepEqual(pathOf(licence, 'steps.nowhere.by'), ['steps'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as check, constantFrom, integer, property, string } from 'fast-check'
import { z } from 'zod'
import { bodySchema } from './body-declaration.ts'
import { hashOf } from './canonical.ts'
import { procedureSchema } from './declaration.ts'
import { readDeclaration, writeDeclaration } from './declaration-yaml.ts'
import { expectedForms } from './expected-forms.messages.ts'
import type { Procedure } from './procedure.ts'
import { registerSchema } from './register-declaration.ts'
import { declarations, licence } from './testing.ts'
import { wrongIn } from './yaml.ts'

const plain = (declaration: Procedure) => JSON.parse(JSON.stringify(declaration)) as object
const yaml = writeDeclaration(licence, 'https://example.kz/schemas/procedure.json')

/** The first problem of the licence with something of its text changed: its line, as it was written, and its words. */
function problem(from: string | RegExp, to: string): { readonly line: string; readonly words: string } {
  const changed = yaml.replace(from, to)
  assert.notEqual(changed, yaml, `${from} is in the text`)
  const [first] = readDeclaration(changed).problems ?? []
  assert.ok(first, 'it is refused')
  return { line: changed.split('\n')[first.line - 1]!.trim(), words: first.text.en }
}

test('a declaration goes through YAML and comes back with the same hash', () => {
  for (const declaration of declarations) {
    const { value, problems } = readDeclaration(writeDeclaration(declaration, 'https://example.kz/schemas/procedure.json'))
    assert.equal(problems, undefined)
    assert.equal(hashOf(plain(value!)), hashOf(plain(declaration)))
  }
})

test('an act that is cited many times is written once', () => {
  assert.equal(yaml.match(/sample\.garden-act$/gm)?.length, 1)
})

test('what is misspelt, missing or of another kind is said with its line and its mend', () => {
  assert.deepEqual(problem('reasons: true', 'resons: true'), {
    line: 'resons: true', words: 'There is no “resons” in “steps.check.outcomes.back”. Check how it is spelt, or take it out.',
  })
  assert.deepEqual(problem(/^starts: check\n/m, ''), { line: '# yaml-language-server: $schema=https://example.kz/schemas/procedure.json', words: '“starts” is missing. Add it.' })
  assert.equal(problem('quorum: 3', 'quorum: three').words, 'The value of “steps.council.by.commission.quorum” must be a number.')
  assert.equal(problem(/from: 2026-01-01/, 'from: 2026-02-30').words, 'The value of “inForce.from” must be: a day that the calendar has, such as 2027-02-28.')
  assert.equal(problem('effect: grant', 'effect: give').words, '“decisions.grant.effect” must be one of: grant, refuse, revoke, reopen, dismiss.')
  assert.match(problem('kind: email', 'kind: pigeon').words, /“form\.1\.fields\.1\.kind”/)
  assert.match(problem(/rule: given/, 'rule: hoped').words, /“rules\.complete\.rule”/)
  assert.match(problem(/^ {2}kk: Бақша лицензиясы$/m, '  kk: ""').words, /Nothing is written/)
})

test('what people come for is one of the needs that there are, in a list, and a declaration that says none is as it was', () => {
  const offered = writeDeclaration({ ...licence, need: ['company', 'data'] }, 'https://example.kz/schemas/procedure.json')
  assert.deepEqual(readDeclaration(offered).value!.need, ['company', 'data'])
  const wrong = offered.replace('- data', '- gold')
  const [problem] = readDeclaration(wrong).problems!
  assert.deepEqual([wrong.split('\n')[problem!.line - 1]!.trim(), problem!.text.en], ['- gold', '“need.1” must be one of: company, models, data, learning, decided, living, checking, state.'])
  assert.equal(readDeclaration(`${yaml}\nneed: company\n`).problems![0]!.text.en, 'The value of “need” must be a list.')
  assert.ok(!Object.hasOwn(readDeclaration(yaml).value!, 'need'))
})

test('a bomb of anchors is no declaration, and neither is a text without end', () => {
  const bomb = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 8 }, (_, n) => `b${n}: &a${n + 1} [${Array.from({ length: 10 }, () => `*a${n}`).join(', ')}]`)].join('\n')
  assert.match(readDeclaration(bomb).problems![0]!.text.en, /too many references/)
  assert.match(readDeclaration('a: '.padEnd(1_000_001, 'x')).problems![0]!.text.en, /at most 1,000,000 characters/)
})

test('a text that neither the database nor the hash can carry is refused at its line, wherever it stands', () => {
  for (const [ill, sound] of [[String.raw`"a\0b"`, 'ab'], [String.raw`"a\ud83d"`, '"\u{1F600}"']] as const) {
    assert.match(readDeclaration(yaml.replace(/^( +article: ).*$/m, `$1${ill}`)).problems?.[0]?.text.en ?? '', /holds a character that cannot be kept/)
    assert.equal(readDeclaration(yaml.replace(/^( +article: ).*$/m, `$1${sound}`)).problems, undefined)
  }
})

test('whatever is changed in a declaration, the answer is a declaration or lines of that text', () => {
  const lines = yaml.split('\n')
  check(property(integer({ min: 1, max: lines.length - 1 }), constantFrom('drop', 'replace', 'indent'), string(), (at, how, noise) => {
    const text = lines.flatMap((line, index) => (index !== at ? [line] : how === 'drop' ? [] : [how === 'indent' ? ` ${line}` : noise])).join('\n')
    const { value, problems } = readDeclaration(text)
    if (value !== undefined) assert.ok(procedureSchema.safeParse(plain(value)).success)
    for (const { line } of problems ?? []) assert.ok(line >= 1 && line <= text.split('\n').length)
  }), { numRuns: 60 })
})

test('every pattern of the published schemas says what it expects, and a number of forty digits that it is too large', () => {
  const without = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { pattern, format } = value as { readonly pattern?: unknown; readonly format?: unknown }
    // The day of the calendar is a format; what begins a template, such as `subject.`, is asked without it.
    if (typeof pattern === 'string' && !expectedForms[pattern] && typeof format !== 'string' && !/\\\.\[\\s\\S\]|\[\\s\\S\]/.test(pattern)) without.add(pattern)
    for (const inside of Object.values(value)) visit(inside)
  }
  for (const schema of [procedureSchema, registerSchema, bodySchema]) visit(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  assert.deepEqual([...without], [])
  const wordsOf = (member: object): string => wrongIn(procedureSchema, { ...JSON.parse(JSON.stringify(licence)) as object, ...member }).map(({ text }) => text.en).join(' ')
  assert.match(wordsOf({ body: { ...licence.body, register: 'akm' } }), /“body\.register” must be: two to six Latin capitals, such as AKM/)
  assert.match(wordsOf({ fee: { amount: '9'.repeat(40), basis: licence.keep.basis } }), /“fee\.amount” is too large: at most 999999999999999/)
  assert.match(wordsOf({ parameters: { p: [{ from: '2026-01-01', value: '9'.repeat(40), basis: licence.keep.basis }] } }), /too large: at most 999999999999999/)
  assert.match(wordsOf({ parameters: { 'no name': [] } }), /Latin letters and digits, beginning with a letter/)
  assert.match(wordsOf({ opens: { by: 'person', perApplicant: [{ atMost: 1e40, basis: licence.keep.basis }] } }), /too large: at most/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Calendar } from './calendar.ts'
import { fileHint, lawsOf, type Passport, passportOf, type SectionName } from './passport.ts'
import type { Procedure } from './procedure.ts'
import { licence, plan, withdrawal } from './testing.ts'

const section = (passport: Passport, name: SectionName) => passport.sections.find((each) => each.name === name)
const words = (passport: Passport, name: SectionName): readonly string[] =>
  (section(passport, name)?.clauses ?? []).flatMap((clause) => [
    clause.words.en, ...(clause.parts ?? []).map((part) => part.words.en),
  ])

test('a passport tells who, what, how long, how much, by whom and how to appeal', () => {
  const passport = passportOf(licence)
  assert.deepEqual(passport.sections.map(({ name }) => name), [
    'who', 'gives', 'documents', 'term', 'fee', 'steps', 'grounds', 'appeal', 'duties', 'keeping', 'open',
  ])
  assert.deepEqual(words(passport, 'who'), ['Owners of gardens.', 'A company applies, and its head signs.'])
  assert.deepEqual(words(passport, 'gives'), [
    'Garden licence', 'The licence is granted.',
    'A digital certificate is issued. It states: Name of the garden; Kind of soil. Valid for 2 years.',
  ])
  assert.deepEqual(words(passport, 'documents'), ['Plan of the garden — optional', 'PDF, at most 5 MB'])
  assert.deepEqual(words(passport, 'term'), [
    'In all: 15 working days, counted from the step “Check of the application”.', 'The clock stands still during: Correction.',
    'It can be extended once, with reasons, by at most 5 working days.',
    'A late case is reported to the head of the office; silence is not consent.',
  ])
  assert.deepEqual(words(passport, 'fee'), ['Free of charge.'])
  assert.deepEqual(
    words(passport, 'appeal'), ['Refusal', 'Appeal within 3 months. Who hears it: High council.', 'Complain to the head.']
  )
  assert.deepEqual(words(passport, 'keeping'), ['The case is kept for 5 years.'])
})

test('the steps name their performer and their term', () => {
  assert.deepEqual(section(passportOf(licence), 'steps')!.clauses.map(({ words }) => words.en), [
    'Check of the application — Gardener, within 5 working days.',
    'Review by the council — by vote: member of the council, quorum\u00A03.',
    'Correction — the applicant, within 10 calendar days.', 'Decision — Head of gardens, within 3 working days.',
  ])
})

test('the grounds for refusal are the words that a refusal would carry', () => {
  assert.deepEqual(words(passportOf(licence), 'grounds'), [
    'The plan is missing.', 'Too few trees.', 'Too many trees.', 'The deposit is too large.', 'The soil is unfit.',
    'Not on rock.', 'The trees are ill.',
  ])
})

test('a duty tells what is reported and paid, and what lateness does', () => {
  const duty = words(passportOf(licence), 'duties')
  assert.equal(duty[0], 'Yearly report — every year, within 20 working days after the end of the period.')
  assert.match(duty.join('\n'), /Garden levy: .* × \(not set\) \(rounded to whole tenge\)\. Payable within 10 working days\./)
  assert.match(duty.join('\n'), /Then the office opens a case\. Time after the due day: 10 working days\./)
  assert.equal(section(passportOf(licence), 'duties')!.clauses[0]!.parts!.at(-1)!.procedure, 'sample.withdrawal')
})

test('every law is listed once, the surest first', () => {
  const { laws } = passportOf(licence)
  assert.equal(new Set(laws.map(({ words, confidence }) => words.en + confidence.en)).size, laws.length)
  assert.equal(laws[0]!.confidence.en, 'verified against the official text')
  assert.equal(laws.at(-1)!.words.en, 'Garden Rules, item not set')
  assert.deepEqual(
    new Set(laws.map(({ citation }) => citation.article)),
    new Set([...Array.from({ length: 14 }, (_, index) => String(index + 1)), undefined])
  )
})

test('the law of several procedures is each place once, with the surest that is known of it', () => {
  const guessed: Procedure = { ...licence, id: 'sample.other', keep: { ...licence.keep, basis: { ...licence.keep.basis, confidence: 'assumed' } } }
  const places = (all: readonly Procedure[]) => lawsOf(all).map(({ words, citation }) => `${words.en}: ${citation.confidence}`).toSorted()
  assert.deepEqual(places([guessed, licence]), places([licence]))
  assert.equal(new Set(lawsOf([guessed, licence, withdrawal]).map(({ words }) => words.en)).size, lawsOf([guessed, licence, withdrawal]).length)
  assert.deepEqual(lawsOf([]), [])
})

test('what is assumed and what is not set stands open', () => {
  const calendar: Calendar = { zone: 'Asia/Almaty', workweek: [1], days: [], yearly: [], set: [2027, 2026] }
  const open = words(passportOf(licence, calendar), 'open')
  assert.ok(open.includes('Correction — the applicant, within 10 calendar days.'))
  assert.ok(open.includes('Not known.'))
  assert.match(open.at(-1)!, /is set for: 2026, 2027\./)
  assert.ok(!open.some((text) => text.startsWith('Decision')))
  assert.ok(words(passportOf({ ...licence, fee: 'unset' }), 'open').includes('The fee is not set.'))
})

test('a case that the office opens says so, and empty sections are left out', () => {
  const passport = passportOf(withdrawal)
  assert.match(words(passport, 'who').join(' '), /of its own motion\. Who opens it: Gardener\./)
  assert.match(words(passport, 'who').join(' '), /about an earlier decision that grants a right\./)
  assert.deepEqual(words(passport, 'documents'), ['No document has to be attached.'])
  assert.equal(section(passport, 'duties'), undefined)
})

test('a file without a hint says its formats and its limit', () => {
  assert.equal(fileHint({ ...plan, accept: ['application/pdf', 'image/png'] }).kk, 'PDF немесе PNG, 5 МБ-тан аспайды')
})

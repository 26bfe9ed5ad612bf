import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormField } from './form.ts'
import type { Day } from './time.ts'
import { ledTo } from './together.ts'
import { faults } from './lint.messages.ts'
import { type Finding, lint, type LintRule } from './lint.ts'
import type { Procedure } from './procedure.ts'
import { atLeast, everyRow } from './rule.ts'
import { declarations, deposit, gardenAct, gardenRules, harvest, licence } from './testing.ts'
import { locales } from './text.ts'

const id = 'sample.licence'

/** The declarations with one member of one of them replaced, or left out when the value is undefined. */
function plant(path: string, value: unknown, procedure = id): readonly Procedure[] {
  const planted: Procedure[] = JSON.parse(JSON.stringify(declarations))
  const names = path.split('.')
  const last = names.pop()!
  const parent = names.reduce<object>((at, name) => Reflect.get(at, name), planted.find((each) => each.id === procedure)!)
  Reflect.set(parent, last, value)
  return JSON.parse(JSON.stringify(planted))
}

const text = { kk: 'Бір', ru: 'Один', en: 'One' }
const officer = {
  by: { role: 'officer' }, within: { unit: 'workday', count: 1 }, title: text,
  basis: { act: gardenAct, article: '1', confidence: 'verified' },
}
const closing = { done: { label: text, to: 'closed' } }
const otherwise = { basis: officer.basis, otherwise: text }
const yearlyReport = licence.obligations['yearlyReport']!
const amount = { ...deposit, name: 'amount' }

/** What rules read by name, each with the fault that the table below says. */
const since = (value: unknown) => ({ title: text, versions: [{ from: '2026-01-01', value, basis: officer.basis }] })
const scale = (...value: readonly object[]) => ({ scale: since(value.map((band) => ({ title: text, ...band }))) })
const low = { name: 'low', below: '10' }
const high = { name: 'high', from: '10' }
const asked = (points: Readonly<Record<string, string>>) => ({ asked: { title: text, version: '1', basis: officer.basis, sections: [{ name: 'one', title: text, questions: [{ fact: 'watered', points }] }] } })
const fact = (name: string) => ({ term: 'fact', fact: name })
const cost = { kind: 'money', name: 'cost', label: text }
/** A rule that rests on a quantity; a declaration that has what it reads. */
const resting = (left: object) => ({ ...licence.rules, healthy: { rule: 'atLeast', left, right: { term: 'number', value: '1' }, ...otherwise } })
const licenceWith = (members: object) => ({ ...licence, ...members })
const table = (name: string, column: object): object => ({ kind: 'rows', name, label: text, columns: [column], minRows: 0, maxRows: 3, optional: true })

/** A public field as a personal one. */
const personal = (field: FormField): object => ({ ...field, public: undefined, personal: true })

/** A step of opinions in the place of the council. */
const part = { title: text, by: { role: 'officer' }, basis: officer.basis, within: officer.within, answers: { yes: { label: text }, no: { label: text } }, silence: 'escalate' }
const said = (answer: string, by: 'all' | 'any') => ({ label: text, to: 'decision', whenSaid: { answer, by } })
const opinions = (parts: object, { needs = 'all', outcomes = { yes: said('yes', 'all'), no: { label: text, to: 'decision' } } }: { needs?: unknown; outcomes?: object } = {}) =>
  ({ ...officer, by: { together: { parts, needs } }, outcomes, late: 'escalate' })
const depth = { kind: 'integer', name: 'depth', label: text }
const silent = { ...part, silence: { answer: 'yes', basis: officer.basis } }
const bodies = ['board', 'council'].map((id) => ({ id, name: text, identifiers: [], roles: id === 'board' ? { ...licence.offices, gnome: text } : {}, registers: id === 'board' ? ['GB', 'garden'] : [] }))

/** Per rule of the linter: where a fault is planted, what stands there, and the place that is reported when it is another. */
const planted: readonly [rule: LintRule, path: string, value: unknown, place?: string, procedure?: string][] = [
  ['unknown-step', 'starts', 'nowhere'],
  ['unknown-step', 'reopensAt', 'nowhere'],
  ['unknown-step', 'clock.stopsIn', ['nowhere', 'mend']],
  ['unknown-step', 'steps.decision.notBy', ['check', 'nowhere']],
  ['unknown-step', 'steps.council.outcomes.no.to', 'nowhere'],
  ['unknown-step', 'steps.decision.outcomes.grant.after', { step: 'nowhere', outcome: 'yes' }],
  ['unreachable-step', 'steps.island', { ...officer, outcomes: closing, late: 'escalate' }],
  ['endless-step', 'steps.mend.outcomes', {
    again: { label: text, to: 'mend' }, expire: { label: text, to: 'mend', byClock: true },
  }, 'steps.mend'],
  ['unknown-outcome', 'steps.mend', {
    ...officer, by: 'applicant', outcomes: { again: { label: text, to: 'check' } }, late: { outcome: 'vanish' },
  }, 'steps.mend.late'],
  ['unknown-outcome', 'steps.decision.outcomes.grant.after', { step: 'council', outcome: 'perhaps' }],
  ['no-outcome-offered', 'steps.council.outcomes.no.whenCheck', [false], 'steps.council.outcomes'],
  ['outcome-without-check', 'steps.mend.outcomes.again.whenCheck', [true]],
  [
    'outcome-never-taken', 'steps.check.outcomes.lapse', { label: text, to: 'closed', byClock: true },
    'steps.check.outcomes.lapse.byClock',
  ],
  ['late-without-term', 'steps.mend.within', undefined, 'steps.mend.late'],
  ['late-without-consequence', 'clock.stopsIn', ['mend', 'council'], 'steps.council.late'],
  ['clock-never-starts', 'clock.from', 'nowhere'],
  ['unknown-page', 'steps.mend.corrects', ['plan', 'nothing']],
  ['unknown-office', 'steps.check.by.role', 'gnome', 'steps.check.by'],
  ['unknown-office', 'steps.council.by.commission.chair', 'gnome', 'steps.council.by'],
  ['unknown-office', 'opens.role', 'gnome', 'opens.role', 'sample.withdrawal'],
  ['not-taken-at-once', 'opens', { by: 'office', role: 'officer', takes: 'on' }, 'opens.takes', 'sample.withdrawal'],
  ['unknown-step', 'opens', { by: 'office', role: 'officer', seenFrom: { step: 'nowhere', basis: officer.basis } }, 'opens.seenFrom.step', 'sample.withdrawal'],
  ['unknown-fact', 'opens', { by: 'office', role: 'officer', seenFrom: { step: 'study', where: { fact: 'nothing', is: 'x' }, basis: officer.basis } }, 'opens.seenFrom.where', 'sample.withdrawal'],
  ['opened-by-no-body', 'steps.check.by.ofBody', { name: 'head', title: text }, 'steps.check.by.ofBody'],
  ['body-not-of-itself', 'opens', { by: 'office', role: 'officer', ofBody: { name: 'head', title: text } }, 'opens.ofBody', 'sample.withdrawal'],
  ['unknown-rule', 'eligibility', 'nothing'],
  ['unknown-rule', 'steps.check.check', 'nothing'],
  ['unknown-rule', 'decisions.refuse.rules', ['eligible', 'nothing']],
  [
    'unknown-decision', 'steps.decision.outcomes.extra', { label: text, to: 'closed', decides: 'perhaps' },
    'steps.decision.outcomes.extra.decides',
  ],
  ['unknown-decision', 'obligations.yearlyReport.after', 'perhaps'],
  ['decision-without-signature', 'steps.ruling.sign', undefined, 'steps.ruling.sign', 'sample.appeal'],
  ['decision-without-second-eyes', 'steps.ruling.notBy', undefined, 'steps.ruling.notBy', 'sample.appeal'],
  ['decision-without-second-eyes', 'steps.ruling.notBy', ['ruling'], 'steps.ruling.notBy', 'sample.appeal'],
  ['decision-by-representatives', 'steps.decision.excluded', undefined],
  ['appeal-to-its-authors', 'steps.study.excluded', [], 'steps.study.excluded', 'sample.appeal'],
  ['exclusion-of-nobody', 'steps.mend.excluded', [{ of: 'representatives', within: { unit: 'month', count: 1 }, basis: officer.basis }]],
  ['exclusion-of-nobody', 'steps.check.excluded', [{ of: 'authors', basis: officer.basis }]],
  ['rules-undecided', 'steps.check', {
    ...officer, by: 'rules', check: 'complete', outcomes: { pass: { label: text, to: 'council' }, back: { label: text, to: 'mend', whenCheck: [false] } }, late: 'escalate', findings: [declarations[0]!.steps['check']!.findings![0]],
  }, 'steps.check.outcomes'],
  ['rules-against', 'steps.decision', {
    ...officer, by: 'rules', check: 'eligible', late: 'escalate', outcomes: {
      grant: { label: text, to: 'closed', decides: 'grant', whenCheck: [true] },
      refuse: { label: text, to: 'closed', decides: 'refuse', whenCheck: [false, 'unknown'] },
    },
  }, 'steps.decision.outcomes.refuse'],
  ['subject-of-nothing', 'form.0.fields.0.from', 'subject.title', 'form.garden.gardenName.from'],
  ['decision-by-clock', 'steps.decision.late', { outcome: 'refuse' }],
  ['decision-never-issued', 'decisions.spare', {
    title: text, words: text, effect: 'dismiss', rules: [], basis: officer.basis,
  }],
  ['duplicate-field', 'steps.check.findings.1', { kind: 'integer', name: 'trees', label: text }, 'steps.check.findings.trees'],
  [
    'duplicate-field', 'obligations.yearlyReport.form.0.fields.0.columns.2', { kind: 'money', name: 'amount', label: text },
    'obligations.yearlyReport.form.harvest.harvest.amount',
  ],
  ['duplicate-page', 'form.2', { id: 'plan', title: text, fields: [] }, 'form.plan'],
  ['duplicate-choice', 'form.0.fields.1.choices.3', { value: 'sand', label: text }, 'form.garden.soil.choices'],
  ['asked-before-its-condition', 'form.0.fields.5.when', { rule: 'given', fact: 'plan' }, 'form.garden.planted.when'],
  ['asked-before-its-condition', 'form.1.fields.1.when', { rule: 'given', fact: 'contact' }, 'form.plan.contact.when'],
  ['unknown-fact', 'form.1.fields.1.when', { rule: 'is', fact: 'nothing', value: true }, 'form.plan.contact.when'],
  ['unfit-fact', 'form.1.fields.1.when', { rule: 'is', fact: 'trees', value: true }, 'form.plan.contact.when'],
  ['unknown-value', 'form.1.fields.1.when', { rule: 'is', fact: 'soil', value: 'mud' }, 'form.plan.contact.when'],
  ['rule-on-unasked', 'form.1.fields.0.when', { rule: 'is', fact: 'watered', value: true }, 'rules.complete'],
  ['impossible-number-of-choices', 'form.0.fields.6', { kind: 'choices', name: 'tools', label: text, min: 2, choices: [{ value: 'spade', label: text }] }, 'form.garden.tools'],
  ['table-too-deep', 'form.0.fields.6', table('beds', table('rows', table('plants', { kind: 'integer', name: 'count', label: text }))), 'form.garden.beds.rows.plants'],
  ['unfit-fact', 'rules.extra', { rule: 'includes', fact: 'soil', value: 'sand', ...otherwise }],
  ['malformed-name', 'form.0.fields.5.name', 'day planted', 'form.garden.day planted'],
  ['malformed-name', 'form.0.fields.5.name', 'constructor', 'form.garden.constructor'],
  ['malformed-name', 'body.register', 'garden'],
  ['public-personal-field', 'form.1.fields.1.public', true, 'form.plan.contact'],
  ['unknown-fact', 'rules.complete.fact', 'nothing', 'rules.complete'],
  ['unknown-fact', 'rules.healthy.fact', 'nothing', 'rules.healthy'],
  ['unknown-fact', 'rules.eligible.of.0.left.fact', 'nothing', 'rules.eligible.of.0.left'],
  ['unknown-fact', 'obligations.yearlyReport.tests.apples.whole.fact', 'trees', 'obligations.yearlyReport.tests.apples.whole'],
  ['unfit-fact', 'rules.eligible.of.0.left.fact', 'gardenName', 'rules.eligible.of.0.left'],
  ['unfit-fact', 'rules.healthy.fact', 'trees', 'rules.healthy'],
  ['unfit-fact', 'obligations.yearlyReport.pays.amount.of.left.column', 'kind', 'obligations.yearlyReport.pays.amount.of.left'],
  ['unknown-column', 'obligations.yearlyReport.tests.apples.part.column', 'weight', 'obligations.yearlyReport.tests.apples.part'],
  [
    'unknown-column', 'obligations.yearlyReport.tests.apples.part.where.column', 'sort',
    'obligations.yearlyReport.tests.apples.part.where',
  ],
  ['unknown-value', 'rules.eligible.of.3.of.0.values', ['sand', 'mud'], 'rules.eligible.of.3.of.0'],
  ['unknown-value', 'rules.healthy.value', 'true', 'rules.healthy'],
  [
    'unknown-value', 'obligations.yearlyReport.tests.apples.part.where.is', 'pear',
    'obligations.yearlyReport.tests.apples.part.where',
  ],
  ['ambiguous-name', 'obligations.yearlyReport', {
    ...yearlyReport, form: [{ ...yearlyReport.form[0], fields: [harvest, amount] }], tests: { apples: { ...everyRow(harvest, atLeast(amount, 1)), ...otherwise } },
  }, 'obligations.yearlyReport.tests.apples.of'],
  ['no-such-day-here', 'rules.healthy', { rule: 'after', left: { day: 'periodEnd' }, right: { day: 'filing' }, ...otherwise }, 'rules.healthy.left'],
  ['unknown-source', 'rules.healthy', { rule: 'inList', fact: 'soil', list: 'nothing', ...otherwise }],
  ['unknown-source', 'computed', [{ field: { kind: 'text', name: 'edition', label: text, maxLength: 20 }, version: 'nothing' }], 'computed.0.version'],
  ['no-version-in-force', 'lists', { late: { ...since(['sand']), versions: [{ ...since(['sand']).versions[0], from: '2026-02-01' }] } }, 'lists.late'],
  ['unordered-values', 'parameters.leastTrees', [{ from: '2026-01-01', until: '2027-01-01', value: '90', basis: officer.basis }, { from: '2027-01-01', value: '95', basis: officer.basis }]],
  ['unordered-values', 'parameters.leastTrees', [{ from: '2027-01-01', value: '95', basis: officer.basis }, { from: '2026-01-01', value: '90', basis: officer.basis }]],
  ['unordered-values', 'parameters.leastTrees', [{ from: '2026-01-01', value: '90', basis: officer.basis }, { from: '2026-01-01', value: '95', basis: officer.basis }]],
  ['unordered-values', 'parameters.leastTrees', [{ from: '2026-01-01', until: '2025-12-31', value: '90', basis: officer.basis }]],
  ['unordered-values', 'lists', { dry: { title: text, versions: [...since(['sand']).versions, ...since(['rock']).versions] } }, 'lists.dry'],
  ['unordered-values', 'tables', { rates: { title: text, versions: [...since([]).versions, ...since([]).versions] } }, 'tables.rates'],
  ['unordered-values', 'bands', { scale: { title: text, versions: [...scale(low, high).scale.versions, ...scale(low, high).scale.versions] } }, 'bands.scale'],
  ['repeated-key', 'tables', { rates: since([{ keys: ['sand'], value: '1' }, { keys: ['sand'], value: '2' }]) }, 'tables.rates.versions.0'],
  ['gap-in-bands', 'bands', scale({ ...low, from: '0' }, high), 'bands.scale.versions.0'],
  ['gap-in-bands', 'bands', scale({ ...low, below: '9' }, high), 'bands.scale.versions.0'],
  ['gap-in-bands', 'bands', scale(low, { ...high, below: '20' }), 'bands.scale.versions.0'],
  ['overlapping-bands', 'bands', scale({ ...low, below: '11' }, high), 'bands.scale.versions.0'],
  ['overlapping-bands', 'bands', scale({ name: 'low' }, high), 'bands.scale.versions.0'],
  ['empty-band', 'bands', scale({ ...low, below: '20' }, { name: 'middle', from: '20', below: '20' }, { ...high, from: '20' }), 'bands.scale.versions.0'],
  ['answer-without-points', 'questionnaires', asked({ true: '1' }), 'questionnaires.asked.sections.0.questions.0'],
  ['unknown-value', 'questionnaires', asked({ true: '1', false: '0', perhaps: '2' }), 'questionnaires.asked.sections.0.questions.0'],
  ['duplicate-field', 'computed', [{ field: { kind: 'decimal', name: 'trees', label: text }, amount: fact('trees') }], 'computed.0'],
  ['money-not-rounded', 'computed', [{ field: cost, amount: fact('deposit') }], 'computed.0'],
  ['unknown-parameter', 'rules.eligible.of.0.right.parameter', 'mostTrees', 'rules.eligible.of.0.right'],
  ['not-a-number', 'rules.eligible.of.2.right.value', '1e3', 'rules.eligible.of.2.right'],
  ['not-a-number', 'parameters.leastTrees.0.value', 'ninety', 'parameters.leastTrees'],
  ['empty-rule', 'rules.none', { rule: 'any', of: [], ...otherwise }],
  ['ground-without-words', 'rules.healthy.otherwise', undefined, 'rules.healthy'],
  ['ground-without-words', 'rules.eligible.of.1.otherwise', undefined, 'rules.eligible.of.1'],
  ['ground-without-words', 'rules.eligible.of.4.general.otherwise', undefined, 'rules.eligible.of.4'],
  ['ground-without-words', 'rules.negated', { rule: 'not', of: { rule: 'given', fact: 'plan', ...otherwise } }],
  ['ground-without-citation', 'rules.eligible.of.3.basis', undefined, 'rules.eligible.of.3'],
  ['ground-without-citation', 'obligations.yearlyReport.tests.apples.basis', undefined, 'obligations.yearlyReport.tests.apples'],
  ['personal-fact-decides', 'steps.check.findings.0.personal', true, 'decisions.grant.rules.healthy'],
  ['unknown-fact', 'decisions.grant.credential.validFor', { unit: 'month', fact: 'nothing' }],
  ['unfit-fact', 'decisions.grant.credential.validFor', { unit: 'month', fact: 'gardenName' }],
  ['unknown-claim', 'decisions.grant.credential.claims', ['gardenName', 'nothing']],
  ['personal-claim', 'decisions.grant.credential.claims', ['gardenName', 'contact']],
  ['private-claim', 'decisions.grant.credential.claims', ['gardenName', 'trees']],
  ['refusal-without-appeal', 'decisions.refuse.appeal', undefined],
  ['refusal-without-appeal', 'decisions.act.appeal', undefined, 'decisions.act.appeal', 'sample.withdrawal'],
  ['unknown-procedure', 'decisions.refuse.appeal.procedure', 'sample.nothing'],
  ['unknown-procedure', 'obligations.yearlyReport.late.opens.procedure', 'sample.nothing', 'obligations.yearlyReport.late.opens'],
  ['unknown-procedure', 'about.procedures', ['sample.licence', 'sample.nothing'], 'about.procedures', 'sample.withdrawal'],
  ['appeal-not-heard', 'decisions.refuse.appeal.procedure', 'sample.withdrawal'],
  ['nowhere-to-reopen', 'reopensAt', undefined],
  ['act-about-nothing', 'about', undefined, 'decisions.act.effect', 'sample.withdrawal'],
  ['duty-without-grant', 'obligations.yearlyReport.after', 'refuse'],
  [
    'not-opened-by-office', 'obligations.yearlyReport.late.opens.procedure', 'sample.appeal',
    'obligations.yearlyReport.late.opens',
  ],
  ['unknown-fact', 'obligations.yearlyReport.late.opens.states', { why: 'late', how: 'slowly' }],
  ['unknown-fact', 'obligations.yearlyReport.late.opens.dueDayAs', 'dueDay'],
  ['unfit-fact', 'obligations.yearlyReport.late.opens.dueDayAs', 'why'],
  ['unstated-fact', 'obligations.yearlyReport.late.opens.states', {}],
  ['duty-without-consequence', 'obligations.yearlyReport.late', { remind: [] }],
  ['missing-language', 'title.kk', undefined, 'title'],
  ['missing-language', 'rules.healthy.otherwise.en', undefined, 'rules.healthy.otherwise'],
  ['empty-text', 'offices.officer.ru', ' ', 'offices.officer'],
  ['empty-text', 'form.0.fields.1.choices.2.label.en', '', 'form.garden.fields.soil.choices.rock.label'],
  ['empty-text', 'keep.basis.act.short.kk', '', 'keep.basis.act.short'],
  ['perhaps-untranslated', 'summary', { kk: 'Разрешение выращивать сад.', ru: 'Разрешение выращивать сад.', en: 'Leave.' }],
  ['verified-without-article', 'keep.basis.article', undefined, 'keep.basis'],
  ['unknown-act', 'keep.basis.act.id', 'sample.other-act', 'keep.basis'],
  ['doubtful-link', 'keep.basis.act.url', 'https://adilet/NO-SUCH-ACT', 'keep.basis.act.url'],
  ['unset-citation', 'complaint.basis.confidence', 'unset', 'complaint.basis'],
  ['unset-fee', 'fee', 'unset'],
  ['unset-quorum', 'steps.council.by.commission.quorum', 'unset'],
  ['alone-together', 'steps.council', opinions({ a: part }), 'steps.council.by.together.parts'],
  ['unknown-answer', 'steps.council', opinions({ a: { ...part, silence: { answer: 'perhaps', basis: officer.basis } }, b: part }), 'steps.council.by.together.parts.a.silence'],
  ['quorum-too-large', 'steps.council', opinions({ a: part, b: part }, { needs: { quorum: 3 } }), 'steps.council.by.together.needs'],
  ['opinions-undecided', 'steps.council', opinions({ a: part, b: part }, { outcomes: { yes: said('yes', 'any'), no: said('no', 'any') } }), 'steps.council.outcomes'],
  [
    'outcome-never-said', 'steps.council',
    opinions({ a: part, b: part }, { outcomes: { yes: said('yes', 'any'), no: said('no', 'all'), never: { label: text, to: 'decision' } } }), 'steps.council.outcomes.never',
  ],
  [
    'duplicate-field', 'steps.council', opinions({ a: { ...part, findings: [depth] }, b: { ...part, answers: { ...part.answers, no: { label: text, findings: [depth] } } } }),
    'steps.council.by.together.parts.b.findings.depth',
  ],
  ['outcome-without-opinions', 'steps.council.outcomes.no.whenSaid', { answer: 'no', by: 'any' }],
  [
    'outcome-nobody-takes', 'steps.council',
    opinions({ a: part, b: part }, { outcomes: { yes: said('yes', 'all'), no: { label: text, to: 'decision', reasons: true } } }), 'steps.council.outcomes.no',
  ],
  ['opinion-without-silence', 'steps.council', opinions({ a: { ...silent, within: undefined }, b: part }), 'steps.council.by.together.parts.a.within'],
  ['too-many-to-check', 'steps.council', opinions(Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`part${at}`, { ...part, answers: Object.fromEntries(['yes', `no${at}`, `late${at}`].map((answer) => [answer, { label: text }])) }]))), 'steps.council.by.together.parts'],
  ['unknown-body', 'steps.check.by', { body: 'moon', role: 'officer' }, 'steps.check.by.body'],
  ['office-of-another', 'steps.check.by', { body: 'council', role: 'officer' }, 'steps.check.by.role'],
  ['no-need', 'need', []],
  ['unknown-need', 'need', ['company', 'gold'], 'need.1'],
  ['need-twice', 'need', ['data', 'models', 'data'], 'need.2'],
  ['need-of-nobody', 'need', ['data'], 'need', 'sample.withdrawal'],
  ['not-a-day', 'inForce.from', '2026-02-30', 'inForce'],
  ['ends-before-it-begins', 'inForce.until', '2025-12-31'],
]

/** Faults that show only where a rule reads what is declared beside it. */
const together: readonly [rule: LintRule, members: object, place: string][] = [
  ['unknown-band', { bands: scale(low, high), rules: { ...licence.rules, healthy: { rule: 'inBand', of: fact('trees'), bands: 'scale', names: ['middle'], ...otherwise } } }, 'rules.healthy'],
  ['unknown-section', { questionnaires: asked({ true: '1', false: '0' }), rules: resting({ term: 'score', questionnaire: 'asked', section: 'two' }) }, 'rules.healthy.left'],
  ['band-without-points', { bands: scale({ ...low, points: '0' }, high), rules: resting({ term: 'points', bands: 'scale', of: fact('trees') }) }, 'rules.healthy.left'],
  ['table-without-value', { tables: { rates: since([{ keys: ['sand'], value: '1' }, { keys: ['clay'], value: '1' }]) }, rules: resting({ term: 'lookup', table: 'rates', by: ['soil'] }) }, 'rules.healthy.left'],
  ['too-many-to-check', {
    form: [...licence.form, { id: 'places', title: text, fields: ['one', 'other'].map((name) => ({ kind: 'choice', name, label: text, choices: Array.from({ length: 200 }, (_, at) => ({ value: `v${at}`, label: text })) })) }],
    tables: { ways: since([{ keys: ['v0', 'v0'], value: '1' }]) }, rules: resting({ term: 'lookup', table: 'ways', by: ['one', 'other'] }),
  }, 'rules.healthy.left'],
  ['correction-opens-question', {
    form: [licence.form[0], { ...licence.form[1], fields: licence.form[1]!.fields.map((field) => (field.name === 'contact' ? { ...field, when: { rule: 'is', fact: 'soil', value: 'sand' } } : field)) }],
    steps: { ...licence.steps, mend: { ...licence.steps.mend, corrects: ['garden'] } },
  }, 'steps.mend.corrects'],
  ['other-count-of-keys', { tables: { rates: since([...['sand', 'clay', 'rock'].map((key) => ({ keys: [key], value: '1' })), { keys: ['sand', 'true'], value: '1' }]) }, rules: resting({ term: 'lookup', table: 'rates', by: ['soil'] }) }, 'rules.healthy.left'],
  ['computed-from-personal', {
    form: [{ ...licence.form[0], fields: licence.form[0]!.fields.map((field) => (field.name === 'planted' ? { ...field, personal: true } : field)) }, licence.form[1]],
    computed: [{ field: { kind: 'decimal', name: 'age', label: text }, amount: { term: 'age', born: { day: 'fact', fact: 'planted' }, on: { day: 'filing' } } }],
  }, 'computed.0'],
  ['computed-from-personal', {
    form: [...licence.form, { id: 'beds', title: text, fields: [table('beds', { kind: 'integer', name: 'size', label: text, personal: true })] }],
    computed: [{ field: { kind: 'decimal', name: 'space', label: text }, amount: { term: 'sum', fact: 'beds', column: 'size' } }],
  }, 'computed.0'],
  ['computed-from-personal', {
    form: [{ ...licence.form[0], fields: licence.form[0]!.fields.map((field) => (field.name === 'soil' ? personal(field) : field.name === 'watered' ? { ...field, when: { rule: 'is', fact: 'soil', value: 'sand' } } : field)) }, licence.form[1]],
    rules: { ...licence.rules, eligible: { rule: 'given', fact: 'trees', ...otherwise } }, decisions: { ...licence.decisions, grant: { ...licence.decisions.grant, credential: { ...licence.decisions.grant.credential, claims: ['gardenName'] } } },
    questionnaires: asked({ true: '1', false: '0' }), computed: [{ field: { kind: 'decimal', name: 'points', label: text }, amount: { term: 'score', questionnaire: 'asked' } }],
  }, 'computed.0'],
]

test('finds what a rule misses in that which it reads by name', () => {
  for (const [rule, members, place] of together) {
    const [, ...others] = declarations
    const world: readonly Procedure[] = JSON.parse(JSON.stringify([licenceWith(members), ...others]))
    assert.deepEqual(lint(world, [gardenAct, gardenRules]).filter((finding) => !known(finding.rule)).map((one) => [one.rule, one.place]), [[rule, place]])
  }
})

test('tries a table of third persons with nobody in it where it may be left empty or is not always asked', () => {
  const each = { ...silent, by: { named: { identifier: 'number', email: 'address', rows: 'people' }, shown: [] } }
  const columns = [{ kind: 'iin', name: 'number', label: text }, { kind: 'email', name: 'address', label: text }]
  const undecided = (more: object): number => {
    const [, ...others] = declarations
    const people = { kind: 'rows', name: 'people', label: text, minRows: 1, maxRows: 1, columns, ...more }
    const changed = licenceWith({
      form: [...licence.form, { id: 'people', title: text, fields: [people] }],
      steps: { ...licence.steps, council: opinions({ each }, { outcomes: { yes: said('yes', 'all'), no: said('no', 'all') } }) },
    })
    return lint(JSON.parse(JSON.stringify([changed, ...others])), [gardenAct, gardenRules]).filter(({ rule }) => rule === 'opinions-undecided').length
  }
  assert.deepEqual([undecided({}), undecided({ optional: true }), undecided({ when: { rule: 'is', fact: 'soil', value: 'sand' } })], [0, 1, 1])
})

test('an empty table as the only part agrees with nothing of itself: what follows when nobody was asked must be said', () => {
  const each = { ...silent, by: { named: { identifier: 'number', email: 'address', rows: 'people' }, shown: [] } }
  const columns = [{ kind: 'iin', name: 'number', label: text }, { kind: 'email', name: 'address', label: text }]
  const found = (outcomes: object): readonly string[] => {
    const [, ...others] = declarations
    const changed = licenceWith({
      form: [...licence.form, { id: 'people', title: text, fields: [{ kind: 'rows', name: 'people', label: text, minRows: 0, maxRows: 2, columns }] }],
      steps: { ...licence.steps, council: opinions({ each }, { outcomes }) },
    })
    return lint(JSON.parse(JSON.stringify([changed, ...others])), [gardenAct, gardenRules]).filter(({ rule }) => ['nobody-asked', 'opinions-undecided', 'outcome-never-said'].includes(rule)).map(({ rule, place }) => `${rule} ${place}`)
  }
  const no = { label: text, to: 'decision' }
  assert.deepEqual(found({ yes: said('yes', 'all'), no }), ['nobody-asked steps.council.outcomes'])
  assert.deepEqual(found({ yes: said('yes', 'all'), no, alone: { label: text, to: 'decision', whenNobody: true } }), [])
  assert.deepEqual(found({ yes: { ...said('yes', 'all'), whenNobody: true }, no }), [])
  assert.deepEqual(ledTo({ yes: { whenSaid: { answer: 'yes', by: 'all' } }, no: {}, alone: { whenNobody: true } }, []), ['alone'])
  assert.deepEqual(ledTo({ yes: { whenSaid: { answer: 'yes', by: 'all' } }, no: {}, alone: { whenNobody: true } }, ['no']), ['no'])
  assert.deepEqual(ledTo({ yes: { whenSaid: { answer: 'yes', by: 'all' } }, no: {} }, []), ['yes'], 'what was enacted before goes on as it did')
})

/** What stands in the sound declarations themselves: a parameter that is not set. */
const known = (rule: Finding['rule']): boolean => rule === 'unset-parameter'

test('sound declarations have nothing but a note of what is not set', () => {
  assert.deepEqual(
    lint(declarations, [gardenAct, gardenRules]).map(({ rule, place }) => [rule, place]), [['unset-parameter', 'parameters.rate']]
  )
})

for (const [rule, path, value, place = path, procedure = id] of planted) {
  test(`finds ${rule} at ${place} of ${procedure}, and nothing else`, () => {
    const found = lint(plant(path, value, procedure), [gardenAct, gardenRules], [], bodies).filter((finding) => !known(finding.rule))
    assert.deepEqual(found.map((finding) => [finding.rule, finding.place, finding.procedure]), [[rule, place, procedure]])
    assert.equal(found[0]?.severity, faults[rule].severity)
  })
}

test('finds two versions that are in force on the same day, and lets one follow the other', () => {
  const [licence, ...others] = declarations
  const until = (day: Day): Procedure => ({ ...licence!, inForce: { ...licence!.inForce, from: '2025-01-01', until: day } })
  const overlaps = (first: Procedure): readonly string[] =>
    lint([first, licence!, ...others]).filter(({ rule }) => !known(rule)).map(({ rule, procedure }) => `${rule} ${procedure}`)
  assert.deepEqual(overlaps(until('2026-01-01')), ['overlapping-versions sample.licence', 'overlapping-versions sample.licence'])
  assert.deepEqual(overlaps(until('2025-12-31')), [])
})

test('where anyone opens a case, nothing is taken from an account, the applicant signs nothing and nobody bears a duty', () => {
  const [licence, ...others] = declarations
  const [first, ...pages] = licence!.form
  const [field, ...fields] = first!.fields
  const open: Procedure = {
    ...licence!, opens: { by: 'anyone' }, form: [{ ...first!, fields: [{ ...field!, from: 'person.name' }, ...fields] }, ...pages],
    steps: { ...licence!.steps, mend: { ...licence!.steps['mend']!, sign: true } },
  }
  const found = lint([open, ...others]).filter(({ rule }) => !known(rule))
  for (const rule of ['unnamed-known', 'unnamed-signs', 'unnamed-duty']) assert.ok(found.some((one) => one.rule === rule && one.severity === 'error'), rule)
})

test('what the clock opens has a day, something that ages and every answer; what is taken over was said', () => {
  const [licence, ...others] = declarations
  const withdrawal = declarations.find(({ id: one }) => one === 'sample.withdrawal')!
  const found = (changed: Procedure): readonly string[] => lint([changed, ...declarations.filter(({ id: one }) => one !== changed.id)])
    .filter(({ rule, severity }) => !known(rule) && severity === 'error').map(({ rule, place }) => `${rule} ${place}`)
  const taking = (from: 'about.trees' | 'about.nothing' | 'opening.day', kind: 'integer' | 'date' = 'integer'): Procedure =>
    ({ ...withdrawal, form: [...withdrawal.form, { id: 'taken', title: text, fields: [{ kind, name: 'taken', label: text, from }] }] })
  assert.deepEqual(found(taking('about.trees')).filter((one) => one.includes('taken')), [])
  assert.deepEqual(found(taking('about.trees', 'date')), ['about-unsaid form.taken.taken.from'])
  assert.deepEqual(found(taking('about.nothing')), ['about-unsaid form.taken.taken.from'])
  assert.deepEqual(found(taking('opening.day', 'date')), ['day-of-no-opening form.taken.taken.from'])
  const contact = (marked: object): Procedure =>
    ({ ...withdrawal, form: [...withdrawal.form, { id: 'taken', title: text, fields: [{ kind: 'email', name: 'taken', label: text, from: 'about.contact', ...marked }] }] })
  assert.deepEqual(found(contact({})), ['personal-answer-taken form.taken.taken.from'])
  assert.deepEqual(found(contact({ personal: true })), [])
  const [page, ...pages] = licence!.form
  assert.ok(found({ ...licence!, form: [{ ...page!, fields: [{ ...page!.fields[0]!, from: 'about.number' }, ...page!.fields.slice(1)] }, ...pages] }).some((one) => one.startsWith('about-of-nothing')))
  const yearly = (month: number, day: number): Procedure => ({ ...withdrawal, opens: { by: 'clock', when: { yearly: { month, day } }, states: { why: 'late', how: 'slowly' } } })
  assert.ok(found(yearly(2, 30)).includes('not-a-day opens.when.yearly'))
  assert.ok(!found(yearly(2, 29)).includes('not-a-day opens.when.yearly'))
  assert.ok(found(yearly(3, 1)).includes('unknown-fact opens.states'))
  assert.ok(found({ ...yearly(3, 1), opens: { by: 'clock', when: { age: { unit: 'year', count: 1 } } } }).includes('unstated-fact opens.states'))
  const [asking] = withdrawal.form
  const closed = { ...yearly(3, 1), opens: { by: 'clock', when: { yearly: { month: 3, day: 1 } }, states: { why: 'late', quick: true } }, form: [{ ...asking!, fields: [
    ...asking!.fields, { kind: 'flag', name: 'quick', label: text }, { kind: 'text', name: 'how', label: text, maxLength: 9, when: { rule: 'is', fact: 'quick', value: false } },
  ] }] } satisfies Procedure
  assert.ok(!found(closed).some((one) => one.startsWith('unstated-fact')), 'a question that the stated facts close is asked of nobody')
  const { about: _, ...free } = withdrawal
  assert.ok(found({ ...free, opens: { by: 'clock', when: { age: { unit: 'year', count: 1 } } } }).includes('clock-of-nothing opens.when'))
  assert.equal(others.length, declarations.length - 1)
})

test('what the clock takes over into a required field has an answer in every case: nothing optional, conditional, personal or found by an officer', () => {
  const withdrawal = declarations.find(({ id: one }) => one === 'sample.withdrawal')!
  const taking = (from: `about.${string}`, field: { readonly kind: 'integer' | 'date' | 'email' | 'flag'; readonly optional?: true }, changed: Procedure = licence): readonly string[] => lint([{
    ...withdrawal, opens: { by: 'clock', when: { yearly: { month: 3, day: 1 } }, states: { why: 'late' } },
    form: [...withdrawal.form, { id: 'taken', title: text, fields: [{ name: 'taken', label: text, from, ...field }] }],
  }, changed, ...declarations.filter(({ id: one }) => one !== 'sample.withdrawal' && one !== id)]).filter(({ rule, place }) => place.includes('taken') && rule !== 'personal-answer-taken').map(({ rule }) => rule)
  assert.deepEqual(taking('about.trees', { kind: 'integer' }), [])
  assert.deepEqual(taking('about.validUntil', { kind: 'date' }), [])
  for (const [from, kind] of [['about.planted', 'date'], ['about.contact', 'email'], ['about.healthy', 'flag']] as const) {
    assert.deepEqual(taking(from, { kind }), ['unsure-answer'], from)
    assert.deepEqual(taking(from, { kind, optional: true }), [], from)
  }
  const [page, ...pages] = licence.form
  const asked: Procedure = { ...licence, form: [{ ...page!, fields: page!.fields.map((field) => (field.name === 'trees' ? { ...field, when: { rule: 'is', fact: 'soil', value: 'sand' } } : field)) }, ...pages] }
  assert.deepEqual(taking('about.trees', { kind: 'integer' }, asked), ['unsure-answer'])
})

test('every rule of the linter is tried by a planted fault', () => {
  const tried = new Set<string>([...planted, ...together].map(([rule]) => rule).concat('nobody-asked', 'unset-parameter', 'unset-version', 'overlapping-versions',
    'unnamed-known', 'unnamed-signs', 'unnamed-duty', 'about-unsaid', 'unsure-answer', 'personal-answer-taken', 'addressed-in-vain', 'personal-told', 'day-of-no-opening', 'about-of-nothing', 'clock-of-nothing'))
  assert.deepEqual(Object.keys(faults).filter((rule) => !tried.has(rule)), [])
})

test('a finding names its place and its mend in every language', () => {
  const finding = lint(plant('starts', 'nowhere')).find(({ severity }) => severity === 'error')
  for (const locale of locales) assert.match(finding!.words[locale], /nowhere/)
})

test('a hearing that holds nothing back is found: each fault by its rule', () => {
  const { steps: { mend: _, ...steps }, ...rest } = licence
  const words = (name: string) => ({ kind: 'text', name, label: text, maxLength: 90 })
  const told = {
    ...officer, by: 'applicant', late: { outcome: 'silent' }, hearing: { before: ['refuse'], notice: { unit: 'workday', count: 3 }, objection: 'objection', answer: 'answer', waives: 'agree', basis: officer.basis },
    outcomes: { object: { label: text, to: 'decision', findings: [words('objection')] }, agree: { label: text, to: 'decision' }, silent: { label: text, to: 'decision', byClock: true } },
  }
  const { decision } = steps
  const refuse = { ...decision.outcomes.refuse, findings: [words('answer')] }
  const minutes = { ...officer, sign: true, late: 'escalate', outcomes: { done: { label: text, to: 'decision' } } }
  const found = (changed: object = {}, deciding: object = {}, { others = {}, clock = {}, reopensAt = 'told' }: { readonly others?: object; readonly clock?: object; readonly reopensAt?: string } = {}): readonly string[] => {
    const world: readonly Procedure[] = JSON.parse(JSON.stringify([{ ...rest, reopensAt, clock: { ...rest.clock, ...clock }, steps: { ...steps, told: { ...told, ...changed }, decision: { ...decision, outcomes: { ...decision.outcomes, refuse }, ...deciding }, ...others } }]))
    return [...new Set(lint(world, [gardenAct, gardenRules]).filter(({ rule }) => rule.startsWith('hearing-')).map(({ rule }) => rule))]
  }
  const hearing = (members: object): object => ({ hearing: { ...told.hearing, ...members } })
  assert.deepEqual(found(), [])
  assert.deepEqual(found({ by: { role: 'officer' } }), ['hearing-of-nobody'])
  assert.deepEqual(found({ late: 'escalate' }), ['hearing-never-ends'])
  assert.deepEqual(found(hearing({ notice: { unit: 'workday', count: 0 } })), ['hearing-at-once'])
  assert.deepEqual(found(hearing({ before: ['refuse', 'grant'] }), { outcomes: { refuse } }), ['hearing-burdens-nobody'])
  for (const waives of ['nothing', 'silent']) assert.deepEqual(found(hearing({ waives })), ['hearing-not-waived'])
  assert.deepEqual(found({}, {}, { reopensAt: 'decision' }), ['hearing-not-reopened'])
  assert.deepEqual(found(hearing({ objection: 'other' })), ['hearing-without-objection'])
  assert.deepEqual(found(hearing({ answer: 'other' })), ['hearing-unanswered'])
  assert.deepEqual(found({}, { outcomes: { ...decision.outcomes, refuse: { ...refuse, byClock: true } } }), ['hearing-decided-by-nobody'])
  assert.deepEqual(found({}, {}, { clock: { silence: { to: 'closed', decides: 'refuse', basis: officer.basis } } }), ['hearing-decided-by-nobody'])
  assert.deepEqual(found({}, { by: { commission: { members: 'member', chair: 'chair', quorum: 3 } } }), ['hearing-decided-by-several'])
  assert.deepEqual(found(hearing({ minutes: 'held' }), {}, { others: { held: { ...minutes, sign: undefined } } }), ['hearing-without-minutes', 'hearing-past-minutes'])
  assert.deepEqual(found(hearing({ minutes: 'held' }), {}, { others: { held: minutes } }), ['hearing-past-minutes'])
  const through = { outcomes: { ...told.outcomes, object: { ...told.outcomes.object, to: 'held' } } }
  assert.deepEqual(found({ ...hearing({ minutes: 'held' }), ...through }, {}, { others: { held: minutes } }), [])
})

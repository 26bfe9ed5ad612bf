/** The one schema of a declared procedure: what is enacted, imported or sent is read by it, and editors complete by it. */
import { z } from 'zod'
import type { Citation } from './citation.ts'
import type { DayTerm } from './day-term.ts'
import type { Answer } from './field.ts'
import type { FormField } from './form.ts'
import { clockTerm, workingHours } from './hours-schema.ts'
import { textsAreKept } from './kept-text.ts'
import { needs } from './need.ts'
import { limitPeriods } from './per-applicant.ts'
import type { Procedure } from './procedure.ts'
import { entryEffects } from './register.ts'
import type { NamedRule, RuleData, Term } from './rule.ts'
import { declaredText } from './text-schema.ts'
import { type Day, type Instant, isDay } from './time.ts'

/** Names within a declaration: a letter, then letters and digits. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/).refine((one) => !(one in {}), 'a name that every object has')
  .meta({ description: 'a letter, then letters and digits' })
const words = z.string().min(1)
export const text = declaredText
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isDay, 'not a day').meta({ format: 'date' }) as z.ZodType<string> as z.ZodType<Day>
/** A moment in UTC, as JSON from outside has it. */
export const instant = z.iso.datetime() as z.ZodType<string> as z.ZodType<Instant>
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,8})?$/)
const yes = z.literal(true)
export const listOf = <T extends z.ZodType>(one: T) => z.array(one).readonly()
export const namedBy = <T extends z.ZodType>(key: z.ZodType<string, string>, one: T) => z.record(key, one).readonly()

const actMembers = {
  title: text, short: text, number: words.exactOptional(), date: day.exactOptional(), url: z.url({ protocol: /^https?$/ }).exactOptional(), notPublished: yes.exactOptional(), dividedInto: z.enum(['articles', 'items']),
}
/** An act that the declaration brings along: its id stands in places, so that it holds no full stop. */
const ownAct = z.strictObject({ id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/), ...actMembers }).readonly()
export const citation = z.strictObject({
  act: z.strictObject({ id: words, ...actMembers }).readonly(),
  article: words.exactOptional().meta({ description: 'left out while the article is not known: it is then printed as “not set”' }),
  confidence: z.enum(['verified', 'secondary', 'assumed', 'unset']),
  note: text.exactOptional(),
}).readonly().meta({ id: 'Citation' }) satisfies z.ZodType<Citation>

const unit = z.enum(['workday', 'day', 'month', 'year'])
export const duration = z.strictObject({ unit, count: z.int().min(0) }).readonly().meta({ id: 'Duration' })
const answeredDuration = z.strictObject({ unit, fact: name }).readonly()
/** Values with the days on which they apply, and the act behind each; `null` is one that no act has set. */
const versionsOf = <T extends z.ZodType>(value: T) => listOf(z.strictObject({
  from: day, until: day.exactOptional(), value: z.union([value, z.null()]), basis: citation, note: text.exactOptional(),
}).readonly())
const parameter = z.union([versionsOf(decimal), z.strictObject({ title: text.exactOptional(), versions: versionsOf(decimal) }).readonly()])
  .meta({ description: 'a bare list is a value without a title, as older declarations have it' })

const question = {
  name, label: text, hint: text.exactOptional(), optional: yes.exactOptional(), personal: yes.exactOptional(), public: yes.exactOptional(),
  from: z.union([z.enum(['organisation.bin', 'organisation.name', 'person.name', 'person.email', 'applicant.kind', 'body.name', 'opening.day']), z.templateLiteral(['subject.', z.string()]), z.templateLiteral(['about.', z.string()]), z.templateLiteral(['act.', z.string()]), z.templateLiteral(['entry.', z.string()]), z.templateLiteral(['overdue.', z.string()])]).exactOptional(),
  whenEmpty: text.exactOptional(), technical: yes.exactOptional(),
}
const choices = listOf(z.strictObject({ value: words, label: text, hint: text.exactOptional() }).readonly())
export const fieldOf = <const K extends string, S extends z.core.$ZodLooseShape>(kind: K, shape: S) => z.strictObject({ kind: z.literal(kind), ...question, ...shape }).readonly()
/** A value that a form sends as part of a name. */
const plainValue = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/)
const singles = [
  fieldOf('text', {
    maxLength: z.int().min(1), long: yes.exactOptional(), codes: choices.exactOptional(),
    opens: z.strictObject({ path: words, label: text }).readonly().exactOptional(),
  }),
  fieldOf('integer', { min: z.int().exactOptional(), max: z.int().exactOptional() }),
  fieldOf('decimal', { unit: text.exactOptional(), min: decimal.exactOptional(), max: decimal.exactOptional() }),
  fieldOf('money', {}),
  fieldOf('date', {}),
  fieldOf('flag', { cell: z.strictObject({ rows: text, row: text, column: text }).readonly().exactOptional() }),
  fieldOf('choice', { choices }),
] as const
const several = {
  choices: listOf(z.strictObject({ value: plainValue, label: text, hint: text.exactOptional() }).readonly()),
  min: z.int().min(1).exactOptional(), max: z.int().min(1).exactOptional(),
}
/** Fields that are places. */
const places = [fieldOf('region', {}), fieldOf('coordinates', {}), fieldOf('address', {})] as const
const rowsOf = <C extends z.ZodType>(column: C) => ({ columns: listOf(column), minRows: z.int().min(0), maxRows: z.int().min(1) })
const identified = [fieldOf('email', {}), fieldOf('phone', {}), fieldOf('bin', {}), fieldOf('iin', {}), fieldOf('iban', {})] as const
const column = z.discriminatedUnion('kind', singles)
/** Fields that a form asks and a register states alike. */
export const statedFields = [...singles, ...identified, ...places, fieldOf('choices', several), fieldOf('time', {}), fieldOf('dateTime', {}), fieldOf('rows', rowsOf(column))] as const

/** Which entries of a register answer a question. */
const choosing = {
  register: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][A-Za-z0-9-]*$/), which: z.enum(['own', 'shown']),
  states: z.array(z.enum(['entered', 'suspended', 'struck'])).min(1).readonly().exactOptional(), where: z.lazy(() => rule).exactOptional(),
}
const document = { accept: listOf(words), limitMegabytes: z.number().positive() }
const cells = [...singles, ...identified, ...places, fieldOf('choices', several), fieldOf('file', document), fieldOf('time', {}), fieldOf('dateTime', {}),
  fieldOf('entry', choosing), fieldOf('entries', { ...choosing, most: z.int().min(1).max(1000) })] as const
const cell = z.discriminatedUnion('kind', cells)
/** A table in a table, and no deeper. */
const cellOrRows = z.discriminatedUnion('kind', [...cells, fieldOf('rows', rowsOf(cell))])
const fields = [...cells, fieldOf('slot', {}), fieldOf('rows', rowsOf(cellOrRows))] as const

const civilDuration = z.strictObject({ unit: z.enum(['day', 'month', 'year']), count: z.int().min(0).max(10_000) }).readonly()
const dayTerm: z.ZodType<DayTerm> = z.lazy(() => z.discriminatedUnion('day', [
  z.strictObject({ day: z.literal('fact'), fact: name }).readonly(),
  z.strictObject({ day: z.literal('fixed'), on: day }).readonly(),
  z.strictObject({ day: z.enum(['filing', 'decision', 'periodEnd']) }).readonly(),
  z.strictObject({ day: z.enum(['later', 'earlier']), of: dayTerm, duration: civilDuration }).readonly(),
]).meta({ id: 'DayTerm' }))

const where = z.lazy(() => z.union([z.strictObject({ column: name, is: z.union([z.string(), z.boolean()]) }).readonly(), rule]))
const term: z.ZodType<Term> = z.lazy(() => z.discriminatedUnion('term', [
  z.strictObject({ term: z.literal('fact'), fact: name }).readonly(),
  z.strictObject({ term: z.literal('number'), value: decimal }).readonly(),
  z.strictObject({ term: z.literal('parameter'), parameter: name }).readonly(),
  z.strictObject({ term: z.enum(['sum', 'min', 'max']), fact: name, column: name, where: where.exactOptional() }).readonly(),
  z.strictObject({ term: z.literal('count'), fact: name, where: where.exactOptional() }).readonly(),
  z.strictObject({ term: z.literal('age'), born: dayTerm, on: dayTerm }).readonly(),
  z.strictObject({ term: z.literal('elapsed'), unit: z.enum(['day', 'month', 'year']), from: dayTerm, to: dayTerm }).readonly(),
  z.strictObject({ term: z.literal('lookup'), table: name, by: z.array(name).min(1).max(2).readonly() }).readonly(),
  z.strictObject({ term: z.literal('points'), of: term, bands: name }).readonly(),
  z.strictObject({ term: z.literal('score'), questionnaire: name, section: name.exactOptional() }).readonly(),
  z.strictObject({ term: z.enum(['plus', 'minus', 'times']), left: term, right: term }).readonly(),
  z.strictObject({ term: z.literal('rounded'), of: term, to: z.enum(['smallestUnit', 'wholeUnit', 'tiyn', 'tenge']) }).readonly(),
]).meta({ id: 'Term' }))

const law = { basis: citation.exactOptional(), otherwise: text.exactOptional() }
/** Every form of a rule, each with what is said of it besides. */
const rulesWith = <T extends typeof law>(said: T) => z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('given'), fact: name, ...said }).readonly(),
  z.strictObject({ rule: z.literal('is'), fact: name, value: z.union([z.string(), z.boolean()]), ...said }).readonly(),
  z.strictObject({ rule: z.literal('oneOf'), fact: name, values: listOf(z.string()), ...said }).readonly(),
  z.strictObject({ rule: z.literal('inList'), fact: name, list: name, ...said }).readonly(),
  z.strictObject({ rule: z.literal('inBand'), of: term, bands: name, names: listOf(name), ...said }).readonly(),
  z.strictObject({ rule: z.literal('includes'), fact: name, value: z.string(), ...said }).readonly(),
  z.strictObject({ rule: z.enum(['below', 'atMost', 'atLeast', 'above']), left: term, right: term, ...said }).readonly(),
  z.strictObject({ rule: z.enum(['before', 'onOrBefore', 'sameDay', 'onOrAfter', 'after']), left: dayTerm, right: dayTerm, ...said }).readonly(),
  z.strictObject({ rule: z.enum(['someRow', 'everyRow']), fact: name, of: rule, ...said }).readonly(),
  z.strictObject({ rule: z.literal('shareAtLeast'), part: term, whole: term, share: term, ...said }).readonly(),
  z.strictObject({ rule: z.enum(['all', 'any']), of: listOf(rule), ...said }).readonly(),
  z.strictObject({ rule: z.literal('not'), of: rule, ...said }).readonly(),
  z.strictObject({ rule: z.literal('unless'), general: rule, exception: rule, ...said }).readonly(),
  z.strictObject({ rule: z.literal('inScope'), scope: name, fact: name.exactOptional(), ...said }).readonly(),
  z.strictObject({ rule: z.literal('onlyIn'), scope: name, fact: name.exactOptional(), of: rule, ...said }).readonly(),
])
export const rule: z.ZodType<RuleData> = z.lazy(() => rulesWith(law).meta({ id: 'Rule' }))
/** A rule under its name. */
const namedRule: z.ZodType<NamedRule> = z.lazy(() => rulesWith({ title: text.exactOptional().meta({ description: 'what the rule is called' }), ...law }).meta({ id: 'NamedRule' }))

/** What rules read by name: scopes, lists, tables, bands, questionnaires; and what is computed from the answers. */
export const scope = z.strictObject({
  title: text, regions: z.array(words).min(1).readonly().exactOptional(), bodies: namedBy(words, text).exactOptional(),
  pilot: z.strictObject({ from: day, until: day.exactOptional() }).readonly().exactOptional().meta({ description: 'both days are counted; a pilot without its last day is refused' }), basis: citation,
}).readonly()
const list = z.strictObject({ title: text, versions: versionsOf(listOf(words)) }).readonly()
const table = z.strictObject({
  title: text, versions: versionsOf(listOf(z.strictObject({ keys: z.array(words).min(1).max(2).readonly(), value: decimal }).readonly())),
}).readonly()
const bands = z.strictObject({ title: text, versions: versionsOf(listOf(z.strictObject({
  name, title: text, from: decimal.exactOptional(), below: decimal.exactOptional(), points: decimal.exactOptional(),
}).readonly())) }).readonly()
const questionnaire = z.strictObject({
  title: text, version: words.max(50), bands: name.exactOptional(), shown: yes.exactOptional(), basis: citation,
  sections: listOf(z.strictObject({
    name, title: text, questions: listOf(z.strictObject({ fact: name, points: z.record(words, decimal).readonly() }).readonly()),
  }).readonly()),
}).readonly()
const computed = z.union([
  z.strictObject({ field: z.discriminatedUnion('kind', [singles[2], singles[3]]), amount: term }).readonly(),
  z.strictObject({ field: singles[6], band: z.strictObject({ of: term, in: name }).readonly() }).readonly(),
  z.strictObject({ field: singles[0], version: name }).readonly(),
])

const when = rule.exactOptional().meta({ description: 'asked only while this rule about what was answered or found before it holds' })
const formField = z.discriminatedUnion('kind', fields.map((one) => z.strictObject({ ...one.unwrap().shape, when }).readonly()) as unknown as typeof fields)
  .meta({ id: 'FormField' }) as z.ZodType<FormField>
const page = z.strictObject({ id: words, title: text, hint: text.exactOptional(), when, fields: listOf(formField) }).readonly()
export const role = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]*$/)

export const declarationId = z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][A-Za-z0-9-]*$/).meta({ description: 'institution.name' })

const entryEffect = z.discriminatedUnion('does', [
  z.strictObject({ register: declarationId, does: z.enum(['enter', 'change']), fields: namedBy(name, name) }).readonly(),
  z.strictObject({ register: declarationId, does: z.enum(['suspend', 'restore', 'strike']) }).readonly(),
])

const entryOrder = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('suspend'), reason: name, whole: name.exactOptional(), within: duration.exactOptional(), notAgainWithin: duration.exactOptional(), alsoLiftedBy: listOf(z.string()).exactOptional() }).readonly(),
  z.strictObject({ does: z.literal('restrict'), reason: name, purposes: name.exactOptional(), dataPurposes: name.exactOptional(), keys: name.exactOptional(), requestsPerMinute: name.exactOptional() }).readonly(),
  z.strictObject({ does: z.literal('lift') }).readonly(),
])

const carriesOut = z.strictObject({ act: z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/), with: namedBy(name, name) }).readonly()

/** Terms that take the place of `within` where rules hold. */
const otherTerms = listOf(z.strictObject({ when: rule, within: clockTerm, basis: citation }).readonly()).exactOptional()
  .meta({ description: 'the first whose rule about the application holds takes the place of within' })

const ofBody = z.strictObject({ name: z.string().regex(/^[a-z][a-z0-9-]*$/), title: text }).readonly().exactOptional()
const office = z.strictObject({ role }).readonly()
const ownOffice = z.strictObject({ role, ofBody }).readonly()
const referral = z.strictObject({ body: words, role, shown: listOf(words).exactOptional() }).readonly()
const outsider = [
  z.strictObject({ owner: z.union([z.literal('entry'), z.strictObject({ field: name }).readonly()]), shown: listOf(words) }).readonly(),
  z.strictObject({ named: z.strictObject({ identifier: name, email: name, rows: name.exactOptional() }).readonly(), shown: listOf(words) }).readonly(),
] as const
const part = z.strictObject({
  title: text, by: z.union([office, referral, ...outsider]), sign: yes.exactOptional(), basis: citation, within: clockTerm.exactOptional(), otherTerms, findings: listOf(formField).exactOptional(),
  answers: namedBy(name, z.strictObject({ label: text, reasons: yes.exactOptional(), findings: listOf(formField).exactOptional() }).readonly()),
  silence: z.union([z.literal('escalate'), z.strictObject({ answer: name, basis: citation }).readonly()]),
}).readonly()
const together = z.strictObject({
  parts: namedBy(name, part), needs: z.union([z.enum(['all', 'any']), z.strictObject({ quorum: z.int().min(1) }).readonly()]),
}).readonly()

const fee = z.strictObject({
  title: text, amount: term, income: words, free: listOf(z.strictObject({ title: text, when: rule, basis: citation }).readonly()).exactOptional(), basis: citation,
}).readonly()
const refund = z.strictObject({ of: name, amount: term.exactOptional(), account: name, expense: words, within: duration, basis: citation }).readonly()

const hearing = z.strictObject({
  before: listOf(name).meta({ description: 'decisions that burden: whom they concern is told of them in this step, and none is issued before' }), notice: duration,
  objection: name.meta({ description: 'the finding of this step in which they object' }), answer: name.meta({ description: 'the finding of whoever decides, in which the objection is answered' }),
  waives: name.exactOptional(), minutes: name.exactOptional(), unless: listOf(z.strictObject({ when: rule, words: text, basis: citation }).readonly()).exactOptional(), basis: citation,
}).readonly()

const step = z.strictObject({
  title: text,
  by: z.union([
    z.enum(['applicant', 'rules']), ownOffice, referral, ...outsider, z.strictObject({ fee }).readonly(), z.strictObject({ together }).readonly(),
    z.strictObject({ commission: z.strictObject({ members: role, chair: role, quorum: z.union([z.int().min(1), z.literal('unset')]) }).readonly() }).readonly(),
  ]),
  basis: citation, within: clockTerm.exactOptional(), otherTerms, check: name.exactOptional(), findings: listOf(formField).exactOptional(),
  corrects: z.union([z.literal('all'), listOf(words)]).exactOptional(), notBy: listOf(name).exactOptional(),
  excluded: listOf(z.discriminatedUnion('of', [
    z.strictObject({ of: z.literal('representatives'), within: duration, basis: citation }).readonly(),
    z.strictObject({ of: z.enum(['authors', 'opener']), basis: citation }).readonly(),
    z.strictObject({ of: z.literal('looked'), fact: name.meta({ description: 'the question that is answered with the number of a look at the applicant’s data' }), basis: citation }).readonly(),
    z.strictObject({ of: z.literal('body'), body: words.meta({ description: 'id of the body whose officers are kept from the step' }), name: text, within: duration, basis: citation }).readonly(),
  ])).exactOptional(),
  sign: yes.exactOptional(), manyAtOnce: z.strictObject({ basis: citation }).readonly().exactOptional(), hearing: hearing.exactOptional(),
  outcomes: namedBy(name, z.strictObject({
    label: text, to: name, decides: name.exactOptional(), effect: entryEffect.exactOptional(), order: entryOrder.exactOptional(), carriesOut: carriesOut.exactOptional(), refunds: refund.exactOptional(), revives: z.strictObject({ arrears: name.exactOptional() }).readonly().exactOptional(), reasons: yes.exactOptional(),
    whenCheck: listOf(z.union([z.boolean(), z.literal('unknown')])).exactOptional(), byClock: yes.exactOptional(),
    after: z.strictObject({ step: name, outcome: name }).readonly().exactOptional(), findings: listOf(formField).exactOptional(),
    whenNobody: yes.exactOptional(), asAnother: z.strictObject({ basis: citation }).readonly().exactOptional(),
    whenSaid: z.strictObject({ answer: name, by: z.union([z.enum(['all', 'any']), z.int().min(1)]) }).readonly().exactOptional(),
  }).readonly()),
  late: z.union([z.literal('escalate'), z.strictObject({ outcome: name, basis: citation.exactOptional() }).readonly()]),
}).readonly()

const effect = z.enum(['grant', 'refuse', 'revoke', 'reopen', 'dismiss'])

const decision = z.strictObject({
  title: text, words: text, effect, rules: listOf(name),
  credential: z.strictObject({ type: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/), claims: listOf(name), validFor: z.union([duration, answeredDuration]).exactOptional() }).readonly().exactOptional(),
  appeal: z.strictObject({ within: duration, procedure: declarationId, to: text, basis: citation }).readonly().exactOptional(),
  endsOn: name.exactOptional().meta({ description: 'of a decision that revokes: the question of the day until which what the other charges by periods is owed' }),
  endsBefore: name.exactOptional().meta({ description: 'of a decision that revokes, in the place of endsOn: the question of the first day that is owed no more' }),
  tells: listOf(name).exactOptional().meta({ description: 'answers and findings that the decision states to whom it concerns, personal ones too' }),
  basis: citation,
}).readonly()

const answer: z.ZodType<Answer> = z.lazy(() => z.union([z.string(), z.number(), z.boolean(), listOf(z.string()), listOf(namedBy(name, answer)), namedBy(name, z.string())]))
const facts = z.record(name, answer).readonly()
const dutyTimes = {
  every: z.union([z.enum(['month', 'quarter', 'halfYear', 'year']), z.strictObject({ months: z.int().min(1).max(1200) }).readonly()]).exactOptional(),
  once: yes.exactOptional(),
  on: z.union([
    z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31), year: z.int().min(1900).max(9999).exactOptional(), opens: duration }).readonly(),
    z.strictObject({ fact: name, opens: duration.exactOptional() }).readonly(),
  ]).exactOptional(),
  upon: z.union([
    z.strictObject({ act: z.strictObject({ step: name, outcome: name }).readonly() }).readonly(),
    z.strictObject({ entry: z.strictObject({ register: declarationId, does: listOf(z.enum(entryEffects)) }).readonly() }).readonly(),
    z.strictObject({ report: name, holds: yes.exactOptional() }).readonly(),
  ]).exactOptional(),
  within: duration.exactOptional(),
}
const obligation = z.strictObject({
  title: text, after: name.exactOptional(), owedBy: z.union([z.strictObject({ role }).readonly(), z.strictObject({ fact: name }).readonly()]).exactOptional(), ...dutyTimes, again: name.exactOptional(), form: listOf(page), tests: namedBy(name, rule),
  pays: z.strictObject({ title: text, amount: term, within: duration, income: words, basis: citation }).readonly().exactOptional(),
  charged: z.strictObject({
    from: name.exactOptional(), until: name.exactOptional(), ahead: yes.exactOptional().meta({ description: 'when a period begins, not when it is over' }),
    stops: listOf(name).exactOptional().meta({ description: 'columns of the entry that the case is about: from the day that one of them comes to say on nothing is charged, nor while the entry is suspended' }),
  }).readonly().exactOptional().meta({ description: 'nothing is reported: each period is charged by itself when it is over, on the answers of the case, from and until the days that these questions ask for' }),
  sign: yes.exactOptional(), remind: listOf(duration).exactOptional(),
  late: z.strictObject({
    remind: listOf(duration), tells: z.strictObject({ role, after: duration }).readonly().exactOptional(),
    opens: z.strictObject({ procedure: declarationId, after: duration, states: facts, dueDayAs: name.exactOptional() }).readonly().exactOptional(),
  }).readonly(),
  basis: citation,
}).readonly()

const limit = { atMost: z.int().min(1).max(100_000), each: z.enum(limitPeriods).exactOptional(), basis: citation }
const perApplicant = listOf(z.strictObject(limit).readonly()).exactOptional().meta({ description: 'how many one applicant may have: at a time, or in each period of the calendar' })
const perFiler = listOf(z.strictObject({ ...limit, same: listOf(name).exactOptional().meta({ description: 'only applications that answer these questions alike are counted together' }) }).readonly()).exactOptional()
  .meta({ description: 'how many applications one applicant may have: open at a time, or filed in each period of the calendar' })
const addressee = name.exactOptional().meta({ description: 'the question by which the applicant chooses a body, by its id: offices with ofBody are those of that body' })
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ description: 'a time of day, such as 09:00' })
const shared = { id: declarationId, title: text, capacity: z.int().max(100_000) }
const allocates = z.strictObject({
  resource: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('interval'), ...shared, slot: z.int().min(5).max(1440), ahead: z.int().min(1).max(366),
      opening: listOf(z.strictObject({ days: listOf(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(7)])), from: time, until: time }).readonly()),
    }).readonly(),
    z.strictObject({ kind: z.literal('seat'), ...shared }).readonly(),
  ]),
  ofEach: z.strictObject({ entry: name, register: declarationId.exactOptional(), capacity: name.exactOptional(), from: name.exactOptional(), until: name.exactOptional(), where: name.exactOptional() }).readonly().exactOptional()
    .meta({ description: 'each entry of the register that this question names is a resource of its own: what it states of its places, of the days for which they are given, and of where it is held' }),
  at: name.exactOptional(), weekly: name.exactOptional().meta({ description: 'the optional question of a day until which the same time is given each week: all of them, or none' }), forEachRow: name.exactOptional().meta({ description: 'the required table that asks for a place for each of its rows: all of them, or none' }), when: name, hold: z.int().min(1).max(10_080), office: role, entrance: z.strictObject({ role, title: text }).readonly().exactOptional().meta({ description: 'an office that only lets in whoever comes, by their badges: it learns no name and sees no case' }), missedAfter: z.int().min(0).max(1440).exactOptional(), sharedWith: z.literal('owner').exactOptional().meta({ description: 'an hour for two: the applicant and whoever owns the entry that the case is about; nobody has two such hours at one time' }),
  perApplicant, basis: citation,
}).readonly()

const moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/).meta({ description: 'a day and a time on the clock of the country, such as 2026-06-01T09:00' })
const givenUp = z.strictObject({ step: name, outcomes: listOf(name) }).readonly()
const quotas = z.strictObject({
  keptFirst: yes.exactOptional(), leftEmpty: yes.exactOptional(),
  of: listOf(z.strictObject({ id: name, title: text, places: z.int().max(1_000_000), rule, basis: citation }).readonly()),
}).readonly().meta({ description: 'places of the call that are kept for categories of applicants' })
const call = z.strictObject({
  window: z.strictObject({ from: moment, until: moment }).readonly().exactOptional(),
  ofEach: z.strictObject({ entry: name, until: name }).readonly().exactOptional().meta({ description: 'instead of a window: a competition of its own for each entry that this question names, from the first application until the end of the day that this column of the register states' }),
  capacity: z.int().max(1_000_000), quotas: quotas.exactOptional(), score: term,
  ties: listOf(z.strictObject({ fact: name, prefer: z.enum(['higher', 'lower']) }).readonly()), at: name, admits: name, refuses: name,
  givenUp: z.union([givenUp, listOf(givenUp)]).exactOptional(), basis: citation,
}).readonly()

const entitlement = z.strictObject({
  title: text, after: name, once: yes.exactOptional(), every: dutyTimes.every, stages: listOf(z.strictObject({ title: text, amount: term, upon: name.exactOptional() }).readonly()).exactOptional(),
  amount: term.exactOptional(), from: name.exactOptional(),
  until: z.union([duration, z.strictObject({ fact: name, plus: duration.exactOptional() }).readonly()]).exactOptional(),
  account: name, expense: words, within: duration, arrears: z.enum(['paid', 'lost']), revived: z.enum(['paid', 'lost']).exactOptional(), basis: citation,
}).readonly()

/** From which step on whom the case concerns sees it. */
const seenFrom = z.strictObject({ step: name, where: z.strictObject({ fact: name, is: words }).readonly().exactOptional(), basis: citation }).readonly()

const verdict = z.union([z.boolean(), z.literal('unknown')])
const example = z.strictObject({
  name, shows: text, filed: day, answers: facts,
  acts: listOf(z.strictObject({ step: name, part: z.string().max(100).regex(/^[A-Za-z][A-Za-z0-9]*(\.\d+)?$/).exactOptional(), outcome: name, after: z.int().min(0).max(3660), found: facts.exactOptional() }).readonly()), until: day,
  comesTo: z.strictObject({ at: name, decisions: listOf(name), verdicts: namedBy(name, verdict) }).readonly(),
}).readonly().meta({ description: 'a case that is tried again whenever the service changes: filed on a day, acted in so many days after each step began, carried to a day; and what must come of it' })

/** A declared procedure as plain data. What the schema does not know is refused, so that a misspelt name is not a silent omission. */
export const procedureSchema: z.ZodType<Procedure> = z.strictObject({
  id: declarationId, title: text, summary: text, audience: text,
  need: z.array(z.enum(needs)).min(1).readonly().exactOptional().meta({ description: 'what people come for, the chief need first; left out, it is found by whom it is for' }),
  basedOn: z.strictObject({ procedure: declarationId, title: text, body: text, version: z.string().regex(/^[0-9a-f]{64}$/) }).readonly().exactOptional().meta({ description: 'the service of which it began as a copy, whose that is, and which version' }),
  inForce: z.strictObject({
    from: day, until: day.exactOptional(), basis: citation, openCases: z.strictObject({ rule: z.enum(['finish', 'move']), basis: citation }).readonly(),
  }).readonly().refine(({ from, until }) => until === undefined || from < until, { path: ['until'], message: 'ends before it begins' }),
  acts: listOf(ownAct).exactOptional().meta({ description: 'acts that the country does not name, such as rules of the body itself: each is cited as it stands here' }),
  body: z.strictObject({ name: text, register: z.string().regex(/^[A-Z]{2,6}$/) }).readonly(),
  offices: namedBy(role, text),
  opens: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('company'), signs: z.enum(['head', 'anyone']).exactOptional(), proved: z.literal(true).exactOptional(), perApplicant: perFiler }).readonly(),
    z.strictObject({ by: z.literal('person'), signs: z.literal('anyone').exactOptional(), addressee, perApplicant: perFiler }).readonly(),
    z.strictObject({ by: z.literal('personOrCompany'), signs: z.literal('anyone').exactOptional(), addressee, perApplicant: perFiler }).readonly(),
    z.strictObject({ by: z.literal('body'), signs: z.literal('anyone').exactOptional(), perApplicant: perFiler }).readonly(),
    z.strictObject({ by: z.literal('anyone') }).readonly(),
    z.strictObject({ by: z.literal('office'), role, ofBody, takes: name.exactOptional(), seenFrom: seenFrom.exactOptional() }).readonly(),
    z.strictObject({
      by: z.literal('clock'), states: facts.exactOptional(), when: z.union([
        z.strictObject({ yearly: z.strictObject({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) }).readonly() }).readonly(),
        z.strictObject({ age: duration }).readonly(), z.strictObject({ over: name }).readonly(),
      ]),
    }).readonly(),
  ]),
  about: z.strictObject({
    procedures: listOf(declarationId), effects: listOf(effect), appealed: yes.exactOptional().meta({ description: 'also about decisions of every other procedure that names this one as its appeal' }),
  }).readonly().exactOptional(),
  subject: z.strictObject({ register: words, title: text, whose: z.enum(['anyone', 'keeper', 'keepers-own']).exactOptional() }).readonly().exactOptional(),
  form: listOf(page),
  parameters: namedBy(name, parameter),
  lists: namedBy(name, list).exactOptional(), tables: namedBy(name, table).exactOptional(), bands: namedBy(name, bands).exactOptional(),
  scopes: namedBy(name, scope).exactOptional(), questionnaires: namedBy(name, questionnaire).exactOptional(), computed: listOf(computed).exactOptional(),
  rules: namedBy(name, namedRule),
  eligibility: name.exactOptional(),
  clock: z.strictObject({
    within: clockTerm, from: name, stopsIn: listOf(name), extension: z.strictObject({ by: clockTerm, basis: citation }).readonly().exactOptional(),
    silence: z.union([z.literal('escalate'), z.strictObject({
      label: text, to: name, decides: name.exactOptional(), effect: entryEffect.exactOptional(), refunds: refund.exactOptional(), basis: citation,
    }).readonly()]),
    basis: citation,
  }).readonly(),
  workingHours: workingHours(citation).exactOptional(),
  starts: name,
  steps: namedBy(name, step),
  decisions: namedBy(name, decision),
  reopensAt: name.exactOptional(),
  obligations: namedBy(name, obligation),
  call: call.exactOptional(),
  entitlements: namedBy(name, entitlement).exactOptional(),
  allocates: allocates.exactOptional(),
  fee: z.union([z.enum(['free', 'unset', 'inSteps']), z.strictObject({ amount: z.string().regex(/^\d{1,15}$/), basis: citation }).readonly()]),
  examples: listOf(example).exactOptional(),
  complaint: z.strictObject({ words: text, basis: citation }).readonly(),
  keep: z.strictObject({ for: duration, basis: citation }).readonly(),
}).check(textsAreKept).readonly().meta({ id: 'Procedure' })

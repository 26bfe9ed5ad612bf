/** What cannot work is found before it is enacted: ways that conditions close, and people who are not there. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Body } from './body.ts'
import { workdays } from './duration.ts'
import { file } from './field.ts'
import { lint } from './lint.ts'
import { worldFaults } from './lint-world.messages.ts'
import type { Obligation, Outcome, Procedure, Step } from './procedure.ts'
import { appeal, declarations, licence, withdrawal } from './testing.ts'
import { locales, same } from './text.ts'

const board: Body = { id: 'board', name: same('Garden Board'), identifiers: [], roles: Object.assign({}, ...declarations.map(({ offices }) => offices)), registers: declarations.map(({ body }) => body.register) }

/** What is found when one of the declarations is put in place of its former self, as `rule place`; the words go with it. */
function found(changed: Procedure, bodies: readonly Body[] = [board], beside: readonly Procedure[] = declarations): readonly string[] {
  return lint(beside.map((one) => (one.id === changed.id ? changed : one)), undefined, [], bodies)
    .filter(({ procedure, rule }) => procedure === changed.id && rule !== 'unset-parameter')
    .map(({ rule, place }) => `${rule} ${place}`)
}
const step = (name: string): Step => (licence.steps as Procedure['steps'])[name]!
const outcome = (of: string, name: string): Outcome => step(of).outcomes[name]!
const withSteps = (steps: Procedure['steps'], more: Partial<Procedure> = {}): Procedure => ({ ...licence, ...more, steps: { ...licence.steps, ...steps } })

test('sound declarations stay sound beside the bodies of their country', () => {
  for (const declaration of declarations) assert.deepEqual(found(declaration), [], declaration.id)
})

test('a case that a condition leaves without any outcome is a dead end', () => {
  const refuse = { ...outcome('decision', 'refuse'), after: { step: 'council', outcome: 'no' } }
  const grant = outcome('decision', 'grant')
  assert.deepEqual(found(withSteps({ decision: { ...step('decision'), outcomes: { grant, refuse } } })), [], 'what the council favoured, the same check still allows')
  assert.deepEqual(found(withSteps({ decision: { ...step('decision'), outcomes: { grant: { ...grant, after: { step: 'council', outcome: 'yes' } }, refuse: { ...refuse, whenCheck: [false, 'unknown'] } } } })),
    ['dead-end steps.decision.outcomes'], 'nothing is offered when the council opposed although the check holds')
})

test('a case that goes round for ever is found although arrows lead out', () => {
  const { again, expire } = step('mend').outcomes as { again: Outcome; expire: Outcome }
  const steps: Procedure['steps'] = {
    check: { ...step('check'), outcomes: { pass: { ...outcome('check', 'pass'), whenCheck: [true, false, 'unknown'], after: { step: 'mend', outcome: 'expire' } }, back: outcome('check', 'back') } },
    mend: { ...step('mend'), within: workdays(3), outcomes: { again, expire: { ...expire, to: 'mend' } }, late: 'escalate' },
  }
  const { byClock: _, ...expired } = steps['mend']!.outcomes['expire'] as Outcome & { byClock?: true }
  const bound = { ...steps, mend: { ...steps['mend']!, outcomes: { again, expire: { ...expired, after: { step: 'council', outcome: 'yes' } } } } }
  const faults = found(withSteps(bound))
  assert.ok(faults.includes('way-without-end steps.check') && faults.includes('way-without-end steps.mend'), faults.join())
  assert.ok(faults.includes('step-out-of-reach steps.council'), faults.join())
})

test('a case that what an outcome finds can lead out of a circle is not endless', () => {
  const { findings: asking, ...check } = step('check')
  const again: Step = { title: same('Look'), by: { role: 'officer' }, basis: step('check').basis, within: workdays(5), check: 'healthy', late: 'escalate', outcomes: {
    on: { label: same('Go on'), to: 'decision', whenCheck: [true] },
    look: { label: same('Look again'), to: 'look', whenCheck: [false, 'unknown'], findings: asking! },
  } }
  const council = { ...step('council'), outcomes: { yes: { ...outcome('council', 'yes'), to: 'look' }, no: outcome('council', 'no') } }
  assert.deepEqual(found(withSteps({ look: again, council, check })), [])
  const { findings: _, ...blind } = again.outcomes['look']!
  assert.ok(found(withSteps({ look: { ...again, outcomes: { ...again.outcomes, look: blind } }, council })).includes('way-without-end steps.look'))
})

test('an outcome after something that cannot have happened is never offered', () => {
  const never = { ...outcome('council', 'yes'), after: { step: 'decision', outcome: 'grant' } }
  assert.deepEqual(found(withSteps({ council: { ...step('council'), outcomes: { ...step('council').outcomes, extra: never } } })), ['outcome-out-of-reach steps.council.outcomes.extra.after'])
})

test('a step to which only reopening leads needs somebody who reopens', () => {
  const island = { ...step('decision'), notBy: ['check'] }
  const reopened = withSteps({ again: island }, { reopensAt: 'again' })
  assert.deepEqual(found(reopened), [])
  const beside = declarations.map((one) => (one.about?.procedures.includes(licence.id) && one.id !== withdrawal.id
    ? { ...one, decisions: Object.fromEntries(Object.entries(one.decisions).map(([name, kind]) => [name, { ...kind, effect: 'dismiss' as const }])) } : one))
  assert.ok(found(reopened, [board], beside).includes('reopened-by-nobody steps.again'))
})

test('an appeal also returns a case that silence has refused: the step to which it returns is reached', () => {
  const { decision } = licence.steps
  const undecided = Object.fromEntries(Object.entries<Outcome>(decision!.outcomes).map(([name, { label, to }]) => [name, { label, to }]))
  const silent = withSteps({ again: { ...step('decision'), notBy: ['check'] }, decision: { ...step('decision'), outcomes: undecided } }, {
    reopensAt: 'again', clock: { ...licence.clock, silence: { label: same('Refused'), to: 'closed', decides: 'refuse', basis: licence.clock.basis } },
  })
  assert.ok(!found(silent).some((one) => one.includes('steps.again')))
})

test('a duty whose decision no way issues never begins', () => {
  const unreached = withSteps({ decision: { ...step('decision'), outcomes: { ...step('decision').outcomes, grant: { ...outcome('decision', 'grant'), after: { step: 'check', outcome: 'back' } } } },
    mend: { ...step('mend'), outcomes: { again: { ...outcome('mend', 'again'), to: 'closed' }, expire: outcome('mend', 'expire') } } })
  assert.deepEqual(found(unreached), ['outcome-out-of-reach steps.decision.outcomes.grant.after', 'duty-after-nothing obligations.yearlyReport.after'])
})

test('whoever was refused can appeal: the appeal opens for the same kind of applicant', () => {
  assert.deepEqual(found({ ...licence, opens: { by: 'person' }, steps: { ...licence.steps, decision: { ...step('decision'), excluded: [] } } }), ['appeal-for-others decisions.refuse.appeal.procedure'])
  const byOffice: readonly Procedure[] = declarations.map((one) => (one.id === appeal.id ? { ...one, opens: { by: 'office', role: 'officer' } } : one))
  assert.ok(found(licence, [board], byOffice).includes('appeal-for-others decisions.refuse.appeal.procedure'))
  assert.deepEqual(found(withdrawal), [], 'an office opens it, and whom the licence was about appeals')
})

test('every office that a case waits for belongs to a body, and every decision to one that numbers it', () => {
  const { officer: _, ...roles } = board.roles
  assert.deepEqual(found(licence, [{ ...board, roles }]), ['office-of-nobody steps.check.by'])
  assert.ok(found(licence, [{ ...board, registers: [] }]).includes('numbers-of-no-body body.register'))
})

test('so does every office that owes a duty, is told of lateness or receives whoever comes', () => {
  const { yearlyReport: { after: _after, pays: _pays, ...duty } } = licence.obligations as { yearlyReport: Obligation }
  const owed: Procedure = { ...licence, offices: { ...licence.offices, gnome: same('Gnome') }, obligations: { owed: { ...duty, owedBy: { role: 'gnome' }, late: { remind: [], tells: { role: 'gnome', after: workdays(1) } } } } }
  assert.deepEqual(found(owed), ['office-of-nobody obligations.owed.owedBy.role', 'office-of-nobody obligations.owed.late.tells.role'])
  const allocates: Procedure['allocates'] = { resource: { kind: 'seat', id: 'sample.seats', title: same('Seats'), capacity: 1 }, when: 'grant', hold: 10, office: 'gnome', basis: licence.complaint.basis }
  assert.deepEqual(found({ ...licence, offices: owed.offices, allocates }), ['office-of-nobody allocates.office'])
})

test('a body that an answer lays a duty upon is one that there is', () => {
  const { yearlyReport: { pays: _pays, ...duty } } = licence.obligations as { yearlyReport: Obligation }
  const owed: Procedure = { ...licence, obligations: { owed: { ...duty, owedBy: { fact: 'soil' }, late: { remind: [workdays(1)] } } } }
  const soils = licence.form[0]!.fields.flatMap((field) => (field.name === 'soil' && field.kind === 'choice' ? field.choices.map(({ value }) => value) : []))
  assert.deepEqual(found(owed), soils.map(() => 'duty-of-no-body obligations.owed.owedBy.fact'))
  assert.deepEqual(found(owed, [board, ...soils.map((id) => ({ ...board, id, roles: {}, registers: [] }))]), [])
})

test('a body whose officers a step keeps out is one that there is', () => {
  const check = step('check')
  const shut = (body: string): Procedure => ({ ...licence, steps: { ...licence.steps, check: { ...check, excluded: [...check.excluded ?? [], { of: 'body', body, name: same('Board'), within: workdays(1), basis: check.basis }] } } })
  assert.deepEqual(found(shut('moon')), ['excluded-of-no-body steps.check.excluded'])
  assert.deepEqual(found(shut(board.id)), [])
})

test('lateness is told to somebody, or has an outcome', () => {
  const { grant } = licence.decisions
  const check: Step = { title: same('Check'), by: 'rules', basis: step('check').basis, within: workdays(1), check: 'complete', late: 'escalate', outcomes: {
    grant: { label: same('Grant'), to: 'closed', decides: 'grant', whenCheck: [true] }, back: { label: same('Back'), to: 'mend', whenCheck: [false, 'unknown'] },
  } }
  const alone: Procedure = {
    ...licence, steps: { check, mend: step('mend') }, decisions: { grant: { ...grant, rules: [] } }, reopensAt: 'mend', rules: { complete: licence.rules.complete, eligible: licence.rules.eligible },
  }
  assert.deepEqual(found(alone), ['escalated-to-nobody steps.check.late'])
})

test('a document can be given: the field names a kind of file that the portal tells apart', () => {
  const [first, ...pages] = licence.form
  const form = [{ ...first!, fields: [...first!.fields, file('scan', { label: same('Scan'), accept: ['pdf'], limitMegabytes: 1 })] }, ...pages]
  assert.deepEqual(found({ ...licence, form }), ['file-of-no-kind form.garden.scan.accept'])
})

test('each finding says the mend in every language', () => {
  for (const [rule, { words }] of Object.entries(worldFaults)) for (const locale of locales) assert.match(words('one', 'two')[locale], /[.:].+[.]$/s, `${rule} ${locale}`)
})

test('a body that ends takes its offices and its numbers with it, and the linter says so, not that there are none', () => {
  const ending = { ...board, inForce: { from: '2026-01-01', until: '2027-01-01' } } as const
  assert.deepEqual([...new Set(found(licence, [ending]).map((one) => one.split(' ')[0]))], ['office-ends', 'numbers-end'])
  assert.match(worldFaults['office-ends'].words('officer', 'board, 2027-01-01').en, /Take “until” out/)
})

/** Checks steps by owners and third persons: somebody can be asked, their silence means something, something waits for their answer. */
import { isAboutThoseOf } from './about.ts'
import { holdsPersonal, whoseNumber } from './field.ts'
import { conditionsOf } from './form.ts'
import type { OutsiderFault } from './lint-outsiders.messages.ts'
import { isOutsider, type Outsider } from './outsiders.ts'
import { type Outcome, partsOf, type Procedure, type Step, waysOf } from './procedure.ts'
import type { Register } from './register.ts'
import { inFirstLanguage } from './text.ts'

const fault = (rule: OutsiderFault['rule'], place: string, ...names: OutsiderFault['names']): OutsiderFault => ({ rule, place, names })

/** The steps of a declaration that owners and third persons perform, beside the registers and the procedures that stand with it. */
export function* lintOutsiders(declaration: Procedure, procedures: readonly Procedure[], registers: readonly Register[]): Generator<OutsiderFault> {
  yield* lintTaken(declaration, registers)
  for (const [name, step] of Object.entries(declaration.steps)) {
    const place = `steps.${name}`
    const { by, late, within, corrects } = step
    if (isOutsider(by)) {
      yield* lintPerformer(declaration, name, by, `${place}.by`, procedures, registers)
      if ('named' in by && by.named.rows !== undefined) yield fault('rows-alone', `${place}.by.named.rows`, name)
      if (within === undefined || late === 'escalate' || late.basis === undefined) yield fault('outsider-without-silence', `${place}.late`, name)
      if (corrects !== undefined) yield fault('outsider-corrects', `${place}.corrects`, name)
      if (!isWaitedFor(declaration, name, step)) yield fault('consent-of-nobody', `${place}.outcomes`, name)
    }
    const parts = Object.entries(partsOf(by))
    for (const [part, one] of parts) {
      const at = `${place}.by.together.parts.${part}`
      if (!isOutsider(one.by)) {
        if (one.sign) yield fault('signs-in-office', `${at}.sign`, part)
        continue
      }
      yield* lintPerformer(declaration, name, one.by, `${at}.by`, procedures, registers)
      if (one.silence === 'escalate') yield fault('outsider-without-silence', `${at}.silence`, part)
    }
    if (parts.some(([, one]) => isOutsider(one.by)) && !isWaitedFor(declaration, name, step)) yield fault('consent-of-nobody', `${place}.outcomes`, name)
  }
}

/** Where somebody else than its owner applies about an entry, fields take from it what the register shows to everybody; and about what is its keeper's own none but that body applies and decides. */
function* lintTaken({ body, form, opens, subject }: Procedure, registers: readonly Register[]): Generator<OutsiderFault> {
  const register = subject?.whose ? registers.find(({ id }) => id === subject.register) : undefined
  if (register === undefined) return
  if (subject?.whose === 'keepers-own' && (opens.by !== 'body' || inFirstLanguage(register.body.name) !== inFirstLanguage(body.name))) yield fault('keepers-own-by-other', 'subject.whose', register.id)
  for (const { id, fields } of form) for (const { name, from } of fields) {
    const taken = /^subject\.(.+)$/.exec(from ?? '')?.[1]
    if (taken !== undefined && taken !== 'number' && register.fields.some((field) => field.name === taken) && !register.shown.fields.includes(taken)) yield fault('unshown-by-entry', `form.${id}.${name}.from`, taken, register.id)
  }
}

/** Whether it makes a difference how a step ends: its outcomes lead different ways, or another outcome is offered only after one of them. */
function isWaitedFor({ steps }: Procedure, name: string, { outcomes }: Step): boolean {
  const ways = Object.values<Outcome>(outcomes)
  const leads = new Set(ways.map(({ to, decides, effect }) => JSON.stringify([to, decides, effect])))
  return leads.size > 1 || ways.some(({ findings }) => findings !== undefined)
    || Object.values(steps).some((step) => Object.values<Outcome>(step.outcomes).some(({ after }) => after?.step === name))
}

function* lintPerformer(
  declaration: Procedure, step: string, by: Outsider, place: string, procedures: readonly Procedure[], registers: readonly Register[],
): Generator<OutsiderFault> {
  yield* 'owner' in by ? lintOwner(declaration, by, step, place, procedures, registers) : lintNamed(declaration, by, place)
  // What one third person sees must not tell of another: the table names them all.
  const telling = 'named' in by ? [by.named.rows ?? by.named.identifier, by.named.rows ?? by.named.email] : []
  for (const { id, fields } of declaration.form) {
    const field = fields.find(({ name }) => telling.includes(name))
    if (field && by.shown.includes(id) && holdsPersonal(field) && 'named' in by && by.named.rows !== undefined) yield fault('names-shown', `${place}.shown`, id, field.name)
  }
}

function* lintOwner(declaration: Procedure, { owner }: Extract<Outsider, { readonly owner: unknown }>, step: string, place: string, procedures: readonly Procedure[], registers: readonly Register[]): Generator<OutsiderFault> {
  const { form, subject } = declaration
  const changed = procedures.filter((one) => isAboutThoseOf(declaration, one)).flatMap((one) => waysOf(one).flatMap(({ way: { effect } }) => effect?.register ?? []))
  const chosen = owner === 'entry' ? undefined : form.flatMap((page) => page.fields).find(({ name }) => name === owner.field)
  if (owner !== 'entry' && (chosen?.kind !== 'entry' || chosen.optional || conditionsOf(form).has(owner.field))) return yield fault('no-entry-chosen', `${place}.owner.field`, owner.field)
  const names = chosen?.kind === 'entry' ? [chosen.register] : subject === undefined ? [...new Set(changed)] : [subject.register]
  if (names.length === 0) yield fault('owner-of-no-entry', `${place}.owner`, step)
  for (const name of names) {
    const register = registers.find(({ id }) => id === name)
    if (register === undefined) yield fault('unknown-entry-register', `${place}.owner`, step, name)
    else if (register.owner.every((kind) => kind === 'body') && !procedures.some((one) => one.opens.by === 'body' && waysOf(one).some(({ way: { effect } }) => effect?.register === name && effect.does === 'enter'))) yield fault('owner-nobody', `${place}.owner`, step, name)
  }
}

function* lintNamed({ form }: Procedure, { named: { identifier, email, rows } }: Extract<Outsider, { readonly named: unknown }>, place: string): Generator<OutsiderFault> {
  const fields = form.flatMap((page) => page.fields)
  const table = rows === undefined ? undefined : fields.find(({ name }) => name === rows)
  if (rows !== undefined && table?.kind !== 'rows') return yield fault('no-table', `${place}.named.rows`, rows)
  const asked = table?.kind === 'rows' ? table.columns : fields
  const conditional = table === undefined ? conditionsOf(form) : new Map()
  const [number, address] = [asked.find(({ name }) => name === identifier), asked.find(({ name }) => name === email)]
  if (number === undefined || whoseNumber(number.kind) === undefined || number.optional || conditional.has(identifier)) yield fault('no-identifier', `${place}.named.identifier`, identifier)
  if (address?.kind !== 'email' || address.optional || conditional.has(email)) yield fault('no-address', `${place}.named.email`, email)
}

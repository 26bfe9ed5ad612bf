/** Acts of the house from the pages that lead to them: each is a case of the procedure that carries it out, opened and, where nothing else is asked, decided with one click. */
import { randomUUID } from 'node:crypto'
import { transact } from '../kernel/database/index.ts'
import type { Kernel } from '../kernel/index.ts'
import { readAnswers } from '../law/answers.ts'
import { appointing, type CoreAct, dismissing } from '../law/core-act.ts'
import { Failure } from '../law/failure.ts'
import type { Facts, Field } from '../law/field.ts'
import { opensFor } from '../law/in-body.ts'
import { carryingOut, type Procedure } from '../law/procedure.ts'
import { spoken } from '../law/text.ts'
import { actorHere } from './asked.ts'
import { keyFrom } from './services/parts.ts'
import type { Visit } from './visit.ts'

export const noProcedure = spoken({
  kk: 'Сіздің лауазымыңыз үшін мұндай рәсім жарияланбаған.', ru: 'Для вашей должности такая процедура не объявлена.', en: 'No such procedure is declared for your office.',
})

/** The procedure by which whoever looks does an act, for a body (empty for the programme) where one is named; undefined where none is declared for their office. */
export const procedureFor = ({ cases, parties }: Kernel, visit: Visit, { name }: CoreAct, body?: string): Procedure | undefined => cases.procedures.find((procedure) =>
  carryingOut(procedure).some(({ carriesOut: { act } }) => act === name)
  && opensFor(procedure, parties.bodies, actorHere(visit).roles).some((own) => body === undefined || (own?.id ?? '') === body))

/** What its form asks of somebody. */
export const askedIn = (procedure: Procedure | undefined): readonly Field[] => procedure?.form.flatMap(({ fields }) => fields).filter(({ from }) => from === undefined) ?? []

/** The field of its form that says something that an act takes. */
export const fieldFor = (procedure: Procedure, { name }: CoreAct, taken: string): string | undefined => carryingOut(procedure).find(({ carriesOut: { act } }) => act === name)?.carriesOut.with[taken]

/** Opens a case of the procedure for an act with what was sent. Answers where it goes on, if it is not decided by being opened. */
export async function carryOut(kernel: Kernel, visit: Visit, act: CoreAct, values: Readonly<Record<string, string>>, body?: string): Promise<string | undefined> {
  const procedure = procedureFor(kernel, visit, act, body)
  if (procedure === undefined) throw new Failure('refused', noProcedure)
  const { facts, problems } = readAnswers(askedIn(procedure), values)
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  return open(kernel, visit, procedure, facts, values['act-key'], body)
}

/** The same for the programme with what the act takes, whatever the form of the procedure calls it. */
async function carryOutWith(kernel: Kernel, visit: Visit, act: CoreAct, taken: Readonly<Record<string, string>>, key?: string): Promise<string | undefined> {
  const procedure = procedureFor(kernel, visit, act, '')
  if (procedure === undefined) throw new Failure('refused', noProcedure)
  const named = Object.fromEntries(Object.entries(taken).flatMap(([name, value]) => {
    const field = fieldFor(procedure, act, name)
    return field === undefined ? [] : [[field, value]]
  }))
  const { facts, problems } = readAnswers(askedIn(procedure).filter(({ name }) => named[name] !== undefined), named)
  if (problems[0]) throw new Failure('invalid', problems[0].text, problems)
  return open(kernel, visit, procedure, facts, key, '')
}

async function open(kernel: Kernel, visit: Visit, procedure: Procedure, facts: Facts, given: string | undefined, body: string | undefined): Promise<string | undefined> {
  const key = given === undefined ? randomUUID() : keyFrom({ key: given })
  const id = await transact(kernel.db, (tx) => kernel.cases.openOfItself(tx, actorHere(visit), { procedure: procedure.id, facts, key, ...(body !== undefined && { body }) }))
  const { opens } = procedure
  return opens.by === 'office' && opens.takes !== undefined ? undefined : `/desk/cases/${id}`
}

/** How the programme's administrator fills and ends offices from the page of a person. */
export interface Filling {
  /** Answers where the case goes on, if it is not decided by being opened. */
  appoint(visit: Visit, what: { readonly person: string; readonly role: string; readonly until: string; /** The same for what is sent twice. */ readonly key?: string }): Promise<string | undefined>
  dismiss(visit: Visit, what: { readonly person: string; readonly role: string }): Promise<string | undefined>
}

/** The same by the procedures that are declared for it. */
export const fillingOf = (kernel: Kernel): Filling => ({
  appoint: (visit, { person, role, until, key }) => carryOutWith(kernel, visit, appointing, { person, office: role, ...(until !== '' && { until }) }, key),
  dismiss: (visit, { person, role }) => carryOutWith(kernel, visit, dismissing, { person, office: role }),
})

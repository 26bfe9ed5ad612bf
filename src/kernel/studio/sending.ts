/** How a draft is sent on by the procedure that brings declarations into force, and what keeps it back though it lints. Pure. */
import { enactment } from '../../law/core-act.ts'
import type { Finding } from '../../law/lint.ts'
import { carryingOut, type Procedure } from '../../law/procedure.ts'

/** What is found that lets nobody be granted what the service gives: in a procedure that stands it is a warning, and a draft with it is not sent on. */
export const grantingNobody = (found: readonly Finding[]): readonly Finding[] => found.filter(({ rule }) => rule === 'value-over')

/** The question of a procedure under which its act reads the declaration. */
export const takenBy = (by: Procedure): string | undefined => carryingOut(by).find(({ carriesOut }) => carriesOut.act === enactment.name)?.carriesOut.with['declaration']

/** The answers of the case that brings it into force: the declaration where its act reads it, and why in whatever else is asked in words. */
export function toldOf(by: Procedure, declaration: string, why: string): Readonly<Record<string, string>> {
  const taken = takenBy(by)
  return Object.fromEntries(by.form.flatMap(({ fields }) => fields).flatMap((field) =>
    (field.name === taken ? [[field.name, declaration]] : field.from === undefined && field.kind === 'text' && !field.optional ? [[field.name, why]] : [])))
}

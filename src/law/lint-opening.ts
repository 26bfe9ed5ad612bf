/** Checks who opens a case: where nobody is named, nothing is asked of an account, and nobody must sign or bear a duty. */
import { type Fault, fault } from './lint.messages.ts'
import type { Procedure } from './procedure.ts'

export function* lintOpening(declaration: Procedure): Generator<Fault> {
  if (declaration.opens.by !== 'anyone') return
  for (const page of declaration.form) {
    for (const { name, from } of page.fields) if (/^(organisation|person|body)\./.test(from ?? '')) yield fault('unnamed-known', `form.${page.id}.${name}.from`, name)
  }
  for (const [name, { by, sign }] of Object.entries(declaration.steps)) if (by === 'applicant' && sign) yield fault('unnamed-signs', `steps.${name}.sign`, name)
  for (const name of Object.keys(declaration.obligations)) yield fault('unnamed-duty', `obligations.${name}`, name)
}

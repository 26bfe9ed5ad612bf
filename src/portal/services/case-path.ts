/** Where a case stands on its way, and who acts there: read from the declaration alone. Pure. */
import type { CaseState } from '../../kernel/cases/index.ts'
import { outsiderText } from '../../law/outsiders.messages.ts'
import { isOutsider } from '../../law/outsiders.ts'
import type { Performer, Procedure } from '../../law/procedure.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { same, type Text } from '../../law/text.ts'
import { caseWords } from './case-messages.ts'

/** The way that a case takes when each step ends by its first declared outcome: the steps in order, each once. */
export function mainPath({ starts, steps }: Procedure): readonly string[] {
  const path: string[] = []
  for (let step: string | undefined = starts; step !== undefined && step !== 'closed' && !path.includes(step);) {
    path.push(step)
    step = Object.values(steps[step]?.outcomes ?? {}).find((outcome) => outcome.byClock === undefined)?.to
  }
  return path
}

/** The steps to show for a case, its end last, which of them is the present one, and through which before it the case never went, counted from 1. */
export function pathOf(declaration: Procedure, state: CaseState): { readonly steps: readonly Text[]; readonly current: number; readonly skipped: readonly number[] } {
  const path = [...mainPath(declaration)]
  const present = state.step
  if (present !== undefined && !path.includes(present)) {
    const before = state.passages.findLast(({ step }) => path.includes(step))?.step
    path.splice(before === undefined ? 0 : path.indexOf(before) + 1, 0, present)
  }
  const titles = path.map((step) => declaration.steps[step]?.title ?? same(step))
  const current = present === undefined ? path.length + 1 : path.indexOf(present) + 1
  const skipped = path.flatMap((step, index) => (index + 1 < current && !state.passages.some((passage) => passage.step === step) ? [index + 1] : []))
  return { steps: [...titles, caseWords.closed], current, skipped }
}

/** The office that performs a step, by its title; the applicant is named by the caller's words. */
export function performerOf(declaration: Procedure, by: Performer, applicant: Text, { chair = false } = {}): Text {
  if (by === 'applicant') return applicant
  if (by === 'rules') return declaration.body.name
  if ('fee' in by) return applicant
  if (isOutsider(by)) return outsiderText(declaration, by)
  if ('together' in by) return inEveryLanguage((locale) => Object.values(by.together.parts).map((part) => performerOf(declaration, part.by, applicant)[locale]).join('; '))
  const role = 'role' in by ? by.role : chair ? by.commission.chair : by.commission.members
  return declaration.offices[role] ?? declaration.body.name
}

/** The steps to which the present one can lead, by its outcomes that people take. */
export const nextSteps = ({ steps }: Procedure, step: string): readonly { readonly label: Text; readonly to: Text }[] =>
  Object.values(steps[step]?.outcomes ?? {}).filter(({ byClock }) => byClock === undefined)
    .map(({ label, to }) => ({ label, to: to === 'closed' ? caseWords.closed : steps[to]?.title ?? caseWords.closed }))

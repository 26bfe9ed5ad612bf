/** Progress of what is done or not: a law that is adopted, a centre that is open. One is yes, nothing is no. */
import { traceWords as words } from './messages.ts'
import type { Method, Progress } from './method.ts'
import type { Series } from './series.ts'

function measure({ baseValue, currentValue }: Series): Progress {
  if (currentValue === undefined) return { status: 'not_available', trace: [words.noCurrent] }
  if (currentValue !== 0 && currentValue !== 1) return { status: 'not_available', trace: [words.needsYesOrNo(currentValue)] }
  if (currentValue === 1) return { status: 'target_achieved', score: 5, trace: [words.yes] }
  return baseValue === 1 ? { status: 'deterioration', score: -5, trace: [words.noLonger] } : { status: 'not_achieved', trace: [words.no] }
}

export const yesOrNo = { id: 'yes-no@1', title: words.yesOrNo, about: words.yesOrNoAbout, withinTheYear: true, measure } as const satisfies Method

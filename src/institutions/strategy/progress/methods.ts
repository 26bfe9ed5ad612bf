/** The methods by which progress is computed, each by its name and version. What an indicator chose is kept with it, and a version never changes: another rule is another version. */
import { growthRatio } from './growth-ratio.ts'
import { level } from './level.ts'
import { linear } from './linear.ts'
import type { Method } from './method.ts'
import { yesOrNo } from './yes-or-no.ts'

export const methods = [growthRatio, linear, level, yesOrNo] as const satisfies readonly Method[]

export const methodIds = methods.map(({ id }) => id)

/** The method of a name and version; undefined where nobody wrote it. */
export const methodOf = (id: string): Method | undefined => methods.find((one) => one.id === id)

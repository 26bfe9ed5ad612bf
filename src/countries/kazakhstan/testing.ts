/** The kernel with the sample programme and its people, for tests. */
import type { Submitted } from '../../law/answers.ts'
import { openWorldOf, type World, type WorldOptions } from '../../kernel/testing.ts'
import { kazakhstan } from './index.ts'

export { password, pin, type World } from '../../kernel/testing.ts'

/** Opens a world of Kazakhstan that begins on a working Monday. */
export const openWorld = ({ programme = 'sample', ...options }: WorldOptions & { programme?: 'sample' | 'law' } = {}): Promise<World> =>
  openWorldOf(kazakhstan(programme), options)

/** Answers of a company that meets every condition; `changes` spoils some of them. */
export const goodAnswers = (changes: Submitted = {}): Submitted => ({
  registeredOn: '2024-03-11', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false',
  projectName: 'Үлгі жоба', activity: 'ai', projectSummary: 'Қазақ тіліндегі құжаттарды оқитын жүйе.', teamSize: '7',
  priorityShare: '95', sellsGoods: 'false', contactPhone: '+7 700 000 00 00', ...changes,
})

/** The kernel with the sample programme and its people, for tests. */
import type { Submitted } from '../../law/answers.ts'
import { openWorldOf, type World, type WorldOptions } from '../../kernel/testing.ts'
import type { Country } from '../../kernel/index.ts'
import { kazakhstan } from './index.ts'

export { password, pin, type World } from '../../kernel/testing.ts'

/** One of each for all worlds of a process. */
const countries = new Map<'sample' | 'law', Country>()

/** Opens a world of Kazakhstan that begins on a working Monday. */
export function openWorld({ programme = 'sample', ...options }: WorldOptions & { programme?: 'sample' | 'law' } = {}): Promise<World> {
  const country = countries.get(programme) ?? kazakhstan(programme)
  countries.set(programme, country)
  return openWorldOf(country, { name: `kazakhstan ${programme}`, ...options })
}

/** Answers of a company that meets every condition; `changes` spoils some of them. */
export const goodAnswers = (changes: Submitted = {}): Submitted => ({
  registeredOn: '2024-03-11', branches: '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false',
  projectName: 'Үлгі жоба', activity: 'ai', projectSummary: 'Қазақ тіліндегі құжаттарды оқитын жүйе.', teamSize: '7',
  priorityShare: '95', sellsGoods: 'false', contactPhone: '+7 700 000 00 00', ...changes,
})

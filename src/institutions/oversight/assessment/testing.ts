/** For tests: the publisher's algorithm written down once more, straight from its file, and random answers to a file. */
import fc from 'fast-check'

interface Element { readonly type?: string; readonly name: string; readonly elements?: readonly Element[]; readonly choices?: readonly (string | { readonly value: string })[] }
export interface PublishedFile { readonly pages: readonly Element[] }

interface Placed { readonly element: Element; readonly parent: Element }

const placed = (parent: Element): readonly Placed[] => (parent.elements ?? []).flatMap((element) => (element.type === 'panel' ? placed(element) : [{ element, parent }]))

const selects = ['radiogroup', 'dropdown', 'checkbox']
const questionsOf = (file: PublishedFile): readonly Placed[] => file.pages.flatMap(placed).filter(({ element }) => selects.includes(element.type ?? ''))
const valuesOf = ({ choices = [] }: Element): readonly string[] => choices.map((choice) => (typeof choice === 'string' ? choice : choice.value))

/** `[raw, its maximum, mitigation, its maximum, total, level]`, told by suffixes, by sums and by one `if` after another. */
export function byThePublisher(file: PublishedFile, data: Readonly<Record<string, unknown>>): readonly number[] {
  const sums = { RS: 0, MS: 0 }
  const most = { RS: 0, MS: 0 }
  for (const { element, parent } of questionsOf(file)) {
    const kind = [element.name, parent.name].map((name) => name.slice(-3)).find((end) => ['-RS', '-MS', '-NS'].includes(end))?.slice(1)
    if (kind !== 'RS' && kind !== 'MS') continue
    const values = valuesOf(element).map(worth)
    most[kind] += element.type === 'checkbox' ? values.reduce((a, b) => a + b, 0) : Math.max(0, ...values)
    const answer = Object.hasOwn(data, element.name) ? data[element.name] : undefined
    if (Array.isArray(answer)) for (const one of answer as readonly unknown[]) sums[kind] += worth(one)
    else sums[kind] += worth(answer)
  }
  let total = sums.RS
  if (sums.MS >= 0.8 * (most.MS / 2)) total = Math.round((1 - 0.15) * sums.RS)
  let level = 4
  if (total <= most.RS * 0.25) level = 1
  else if (total <= most.RS * 0.5) level = 2
  else if (total <= most.RS * 0.75) level = 3
  return [sums.RS, most.RS, sums.MS, most.MS, total, level]
}

function worth(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'string') return 0
  const parts = value.split('-')
  const number = parts.length < 2 ? 0 : Number(parts.at(-1))
  return Number.isNaN(number) ? 0 : number
}

/** Answers that the form allows, to some of the questions; whole forms about as often as nearly empty ones. */
export const randomAnswers = (file: PublishedFile): fc.Arbitrary<Readonly<Record<string, unknown>>> => {
  const questions = questionsOf(file)
  return fc.tuple(fc.constantFrom(0, 0.3, 0.9, 1), fc.constantFrom('any', 'highest', 'lowest'), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }))).map(([share, lean, stream]) => {
    const next = (): number => stream.next().value as number
    return Object.fromEntries(questions.flatMap(({ element }): readonly (readonly [string, unknown])[] => {
      if (next() > share) return []
      const values = valuesOf(element).toSorted((a, b) => worth(a) - worth(b))
      const pick = lean === 'any' || next() < 0.2 ? next() : lean === 'highest' ? 0.999 : 0
      if (element.type !== 'checkbox') return [[element.name, values[Math.floor(pick * values.length)]]]
      const chosen = values.filter(() => lean !== 'lowest' && next() < (lean === 'highest' ? 0.9 : 0.5))
      return chosen.length === 0 ? [] : [[element.name, chosen]]
    }))
  })
}

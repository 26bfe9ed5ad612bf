/** A draft beside what it comes from, for whoever checks it: the version that it follows, or the service of which it is a copy, and what of that service it still says. Pure. */
import { copyDifferences, type Passage, procedureDifferences } from '../differences.ts'
import type { Procedure } from '../procedure.ts'
import type { RegisterTitles } from '../register.ts'
import { stillOf } from './copy.ts'
import { besideSource, stillText, stillTitle } from './still.messages.ts'

export interface DraftBeside {
  /** The version that it follows. */
  readonly standing?: Procedure | undefined
  /** The version of which it began as a copy. */
  readonly source?: Procedure | undefined
  /** Whether its body keeps this register. */
  readonly keeps: (register: string) => boolean
  readonly titles?: RegisterTitles
}

/** What it says otherwise. A copy that nothing of its own stands before is new law, so that all of it is shown; what it still says of its source comes first, as a warning. */
export function draftBeside(draft: Procedure, { standing, source, keeps, titles }: DraftBeside): readonly Passage[] {
  if (standing !== undefined || source === undefined) return procedureDifferences(standing, draft, titles)
  const still = stillOf(draft, source, keeps)
  return [
    ...(still.length === 0 ? [] : [{ does: 'warns', words: stillTitle(source.title, still.length) } as const, ...still.map((one): Passage => ({ does: 'reaches', words: stillText(draft, one) }))]),
    { does: 'heads', words: besideSource(source.title, source.body.name) }, ...copyDifferences(source, draft, titles),
  ]
}

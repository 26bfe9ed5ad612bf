/** Collects what is wrong with a file, so that all of it is said at once and nothing is imported. */
import { Failure, type Problem } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'
import { fileIsEmpty, fileIsFaulty, placed } from './messages.ts'

/** So many are named: a file of another kind would have thousands. */
const most = 20

export class Faults {
  private readonly problems: Problem[] = []

  /** Notes a fault with its mend, at a place of the file. */
  add(what: Text, place: Text): void {
    if (this.problems.length < most) this.problems.push({ field: 'file', text: placed(place, what) })
  }

  get any(): boolean {
    return this.problems.length > 0
  }

  /** Throws a `Failure` (invalid) with every fault, unless there is none. */
  throwAny(): void {
    const first = this.problems[0]
    if (first !== undefined) throw new Failure('invalid', fileIsFaulty(first.text), this.problems)
  }

  /** The failure of a file that has no movement and no period. */
  empty(): Failure {
    return new Failure('invalid', fileIsEmpty, [{ field: 'file', text: fileIsEmpty }])
  }
}

/** The failure of a file that cannot be read at all. */
export const unreadable = (text: Text): Failure => new Failure('invalid', text, [{ field: 'file', text }])

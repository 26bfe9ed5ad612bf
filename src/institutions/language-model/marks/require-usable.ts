/** Work that was asked for before something was taken back, and begins or goes on afterwards. */
import type { Kernel } from '../../../kernel/index.ts'
import { withdrawn } from '../../../kernel/taken-back/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Text } from '../../../law/text.ts'

/** Throws a `Failure` (refused) with these words where something that the thing rests on was withdrawn: nothing more is made from it. */
export async function requireUsable({ takenBack }: Pick<Kernel, 'takenBack'>, thing: string, words: Text): Promise<void> {
  if (withdrawn(await takenBack.of(thing)).length > 0) throw new Failure('refused', words)
}
